//! The checksums of what is handed out, so that two people can compare what they hold.

use std::fs;
use std::path::Path;

use anyhow::Result;
use sha2::{Digest, Sha256};

const NAME: &str = "SHA256SUMS";

/// Writes `SHA256SUMS` for all files of a folder, in the form that `sha256sum --check` reads.
///
/// # Errors
/// When a file cannot be read or written.
pub(crate) fn write(folder: &Path, names: &[&str]) -> Result<()> {
    let mut files = Vec::new();
    for name in names {
        collect(&folder.join(name), name, &mut files)?;
    }
    files.sort();
    let mut text = String::new();
    for name in files {
        let sum = Sha256::digest(fs::read(folder.join(&name))?);
        text.push_str(&format!("{sum:x}  {name}\n"));
    }
    print!("{text}");
    fs::write(folder.join(NAME), text)?;
    Ok(())
}

fn collect(path: &Path, name: &str, files: &mut Vec<String>) -> Result<()> {
    if path.is_file() {
        files.push(name.to_owned());
        return Ok(());
    }
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        let name = format!("{name}/{}", entry.file_name().to_string_lossy());
        collect(&entry.path(), &name, files)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_sorted_and_relative() {
        let folder = std::env::temp_dir().join(format!("audlens-sums-{}", std::process::id()));
        fs::create_dir_all(folder.join("site")).unwrap();
        fs::write(folder.join("site/b"), "").unwrap();
        fs::write(folder.join("site/a"), "abc").unwrap();
        fs::write(folder.join("z.html"), "").unwrap();
        write(&folder, &["z.html", "site"]).unwrap();
        // The sum of "abc" is the first example of FIPS 180-2, appendix B.1.
        assert_eq!(
            fs::read_to_string(folder.join(NAME)).unwrap(),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  site/a\n\
             e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  site/b\n\
             e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  z.html\n"
        );
        fs::remove_dir_all(folder).unwrap();
    }
}
