//! The directory roles of Microsoft Entra ID, as the claim `wids` names them.
//!
//! Source: `permissions-reference.md` of MicrosoftDocs/entra-docs, as of 2026-01-20.
//! To refresh: take template id, name and the label "Privileged" from that page, and keep both
//! tables sorted by id.

use super::{Status, guid};

/// What one template id in `wids` stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DirectoryRole {
    /// The role's name, or what is known about an id that is no role.
    pub name: &'static str,
    /// Whether Microsoft labels the role as privileged.
    pub privileged: bool,
    /// Where it is written.
    pub source: &'static str,
    /// Roles are documented; the two ids that are no roles are not.
    pub status: Status,
}

/// The role with this template id.
pub fn directory_role(template_id: &str) -> Option<DirectoryRole> {
    let id = guid::hyphenated(template_id)?;
    [
        (PRIVILEGED, true, Status::Documented),
        (ORDINARY, false, Status::Documented),
        (NO_ROLE, false, Status::Observed),
    ]
    .into_iter()
    .find_map(|(table, privileged, status)| {
        Some(DirectoryRole {
            name: find(table, id)?,
            privileged,
            source: match status {
                Status::Documented => "MicrosoftDocs/entra-docs permissions-reference.md",
                Status::Observed => "microsoftgraph/msgraph-sdk-powershell#1782",
            },
            status,
        })
    })
}

fn find(table: &'static [(u128, &'static str)], id: u128) -> Option<&'static str> {
    let at = table.binary_search_by_key(&id, |(id, _)| *id).ok()?;
    table.get(at).map(|(_, name)| *name)
}

/// Ids that appear in `wids` and that the official table does not list.
/// The author states what the default is, and only guesses at the service principals.
const NO_ROLE: &[(u128, &str)] = &[
    (
        0x0997a1d0_0d1d_4acb_b408_d5ca73121e90,
        "not a listed role; seen on service principals, meaning unconfirmed",
    ),
    (
        0xb79fbf4d_3ef9_4689_8143_76b194e85509,
        "no admin role: the default of every user",
    ),
];

#[rustfmt::skip]
const PRIVILEGED: &[(u128, &str)] = &[
    (0x158c047a_c907_4556_b7ef_446551a6b5f7, "Cloud Application Administrator"),
    (0x194ae4cb_b126_40b2_bd5b_6091b380977d, "Security Administrator"),
    (0x25a516ed_2fa0_40ea_a2d0_12923a21473a, "Authentication Extensibility Administrator"),
    (0x3a2c62db_5318_420d_8d74_23affee5d9d5, "Intune Administrator"),
    (0x422218e4_db15_4ef9_bbe0_8afb41546d79, "Attribute Provisioning Reader"),
    (0x4ba39ca4_527c_499a_b93d_d9b492c50246, "Partner Tier1 Support"),
    (0x59d46f88_662b_457b_bceb_5c3809e5908f, "Lifecycle Workflows Administrator"),
    (0x5d6b6bb7_de71_4623_b4af_96380a352509, "Security Reader"),
    (0x5f2222b1_57c3_48ba_8ad5_d4759f1fde6f, "Security Operator"),
    (0x62e90394_69f5_4237_9190_012177145e10, "Global Administrator"),
    (0x729827e3_9c14_49f7_bb1b_9608f156bbb8, "Helpdesk Administrator"),
    (0x7698a772_787b_4ac8_901f_60d6b08affd2, "Cloud Device Administrator"),
    (0x7be44c8a_adaf_4e2a_84d6_ab2649e08a13, "Privileged Authentication Administrator"),
    (0x8329153b_31d0_4727_b945_745eb3bc5f31, "Domain Name Administrator"),
    (0x8ac3fc64_6eca_42ea_9e69_59f4c7b60eb2, "Hybrid Identity Administrator"),
    (0x9360feb5_f418_4baa_8175_e2a00bac4301, "Directory Writers"),
    (0x966707d0_3269_4727_9be2_8c3a10f19b9d, "Password Administrator"),
    (0x9b895d92_2cd3_44c7_9d02_a6ac2d5ea5c3, "Application Administrator"),
    (0xaaf43236_0c0d_4d5f_883a_6955382ac081, "B2C IEF Keyset Administrator"),
    (0xb1be1c3e_b65d_4f19_8427_f6fa0d97feb9, "Conditional Access Administrator"),
    (0xbe2f45a1_457d_42af_a067_6ec1fa63bc45, "External Identity Provider Administrator"),
    (0xc4e39bd9_1100_46d3_8c65_fb160da0071f, "Authentication Administrator"),
    (0xcf1c38e5_3621_4004_a7cb_879624dced7c, "Application Developer"),
    (0xdb506228_d27e_4b7d_95e5_295956d6615f, "Agent ID Administrator"),
    (0xe00e864a_17c5_4a4b_9c06_f5b95a8d5bd8, "Partner Tier2 Support"),
    (0xe8611ab8_c189_46e8_94e1_60213ab1f814, "Privileged Role Administrator"),
    (0xecb2c6bf_0ab6_418e_bd87_7986f8d63bbe, "Attribute Provisioning Administrator"),
    (0xf2ef992c_3afb_46b9_b7cf_a126ee74c451, "Global Reader"),
    (0xfe930be7_5e62_47db_91af_98c3a49a38b1, "User Administrator"),
];

#[rustfmt::skip]
const ORDINARY: &[(u128, &str)] = &[
    (0x00cf5c54_4693_4f59_a0ac_ab79ef0a974d, "Microsoft 365 Support Engineer"),
    (0x024906de_61e5_49c8_8572_40335f1e0e10, "People Administrator"),
    (0x0526716b_113d_4c15_b2c8_68e3c22b9f80, "Authentication Policy Administrator"),
    (0x0964bb5e_9bdb_4d7b_ac29_58e794862a40, "Search Administrator"),
    (0x0ec3f692_38d6_4d14_9e69_0377ca7797ad, "Viva Glint Tenant Administrator"),
    (0x0f971eea_41eb_4569_a71e_57bb8a3eff1e, "External ID User Flow Attribute Administrator"),
    (0x1076ac91_f3d9_41a7_a339_dcdf5f480acc, "Teams Reader"),
    (0x112ca1a2_15ad_4102_995e_45b0bc479a6a, "Tenant Creator"),
    (0x11451d60_acb2_45eb_a7d6_43d0f0125c13, "Windows 365 Administrator"),
    (0x11648597_926c_4cf3_9c36_bcebb0ba8dcc, "Power Platform Administrator"),
    (0x1501b917_7653_4ff9_a4b5_203eaf33784f, "Microsoft Hardware Warranty Administrator"),
    (0x1707125e_0aa2_4d4d_8655_a7c786c76a25, "Microsoft 365 Backup Administrator"),
    (0x17315797_102d_40b4_93e0_432062caca18, "Compliance Administrator"),
    (0x1a7d78b6_429f_476b_b8eb_35fb715fffd4, "SharePoint Embedded Administrator"),
    (0x1d336d2c_4ae8_42ef_9711_b3604ce3fc2c, "Attribute Definition Reader"),
    (0x25df335f_86eb_4119_b717_0ff02de207e9, "Insights Analyst"),
    (0x27460883_1df1_4691_b032_3b79643e5e63, "User Experience Success Manager"),
    (0x281fe777_fb20_4fbb_b7a3_ccebce5b0d96, "Microsoft Hardware Warranty Specialist"),
    (0x29232cdf_9323_42fd_ade2_1d097af3e4de, "Exchange Administrator"),
    (0x2b745bdf_0803_4d80_aa65_822c4493daac, "Office Apps Administrator"),
    (0x2ea5ce4c_b2d8_4668_bd81_3680bd2d227a, "IoT Device Administrator"),
    (0x31392ffb_586c_42d1_9346_e59415a2cc4e, "Exchange Recipient Administrator"),
    (0x31e939ad_9672_4796_9c2e_873181342d2d, "Insights Business Leader"),
    (0x32696413_001a_46ae_978c_ce0f6b3620d2, "Windows Update Deployment Administrator"),
    (0x38a96431_2bdf_4b4c_8b6e_5d3d8abac1a4, "Desktop Analytics Administrator"),
    (0x3d762c5a_1b6c_493f_843e_55a3b42923d4, "Teams Devices Administrator"),
    (0x3edaf663_341e_4475_9f94_5c398ef6c070, "B2C IEF Policy Administrator"),
    (0x3f1acade_1e04_4fbc_9b69_f0302cd84aef, "Edge Administrator"),
    (0x44367163_eba1_44c3_98af_f5787879f96a, "Dynamics 365 Administrator"),
    (0x45d8d3c5_c802_45c6_b32a_1d70b5e1e86e, "Identity Governance Administrator"),
    (0x49eb8f75_97e9_4e37_9b2b_6c3ebfcffa31, "Exchange Backup Administrator"),
    (0x4a5d8f65_41da_4de4_8968_e035b65339cf, "Reports Reader"),
    (0x4d6ac14f_3453_41d0_bef9_a3e0c569773a, "License Administrator"),
    (0x507f53e4_4e52_4077_abd3_d2e1558b6ea2, "Organizational Messages Writer"),
    (0x58a13ea3_c632_46ae_9ee0_9c0d43cd7f3d, "Attribute Assignment Administrator"),
    (0x5b784334_f94b_471a_a387_e7219fc49ca2, "Attribute Log Administrator"),
    (0x5c4f9dcd_47dc_4cf7_8c9a_9e4207cbfc91, "Customer LockBox Access Approver"),
    (0x644ef478_e28f_4e28_b9dc_3fdde9aa0b1f, "Printer Administrator"),
    (0x69091246_20e8_4a56_aa4d_066075b2a7a8, "Teams Administrator"),
    (0x6b942400_691f_4bf0_9d12_d8a254a2baf5, "Agent Registry Administrator"),
    (0x6e591065_9bad_43ed_90f3_e9424366d2f0, "External ID User Flow Administrator"),
    (0x744ec460_397e_42ad_a462_8b3f9747a02c, "Knowledge Manager"),
    (0x7495fdc4_34c4_4d15_a289_98788ce399fd, "Azure Information Protection Administrator"),
    (0x74ef975b_6605_40af_a5d2_b9539d836353, "Kaizala Administrator"),
    (0x75934031_6c7e_415a_99d7_48dbd49e875e, "Usage Summary Reports Reader"),
    (0x75941009_915a_4869_abe7_691bff18279e, "Skype for Business Administrator"),
    (0x78b0ccd1_afc2_4f92_9116_b41aedd09592, "Places Administrator"),
    (0x790c1fb9_7f7d_4f88_86a1_ef1f95c05c1b, "Message Center Reader"),
    (0x810a2642_a034_447f_a5e8_41beaa378541, "Yammer Administrator"),
    (0x8424c6f0_a189_499e_bbd0_26c1753c96d4, "Attribute Definition Administrator"),
    (0x843318fb_79a6_4168_9e6f_aa9a07481cc4, "Global Secure Access Log Reader"),
    (0x87761b17_1ed2_4af3_9acd_92a150038160, "Viva Pulse Administrator"),
    (0x8835291a_918c_4fd7_a9ce_faa49f0cf7d9, "Search Editor"),
    (0x88d8e3e3_8f55_4a1e_953a_9b9898b8876b, "Directory Readers"),
    (0x892c5842_a9a6_463a_8041_72aa08ca3cf6, "Cloud App Security Administrator"),
    (0x8c8b803f_96e1_4129_9349_20738d9f9652, "Microsoft 365 Migration Administrator"),
    (0x92b086b3_e367_4ef2_b869_1de128fb986e, "Viva Goals Administrator"),
    (0x92ed04bf_c94a_4b82_9729_b799a7a4c178, "Organizational Branding Administrator"),
    (0x95e79109_95c0_4d8e_aee3_d01accf2d47b, "Guest Inviter"),
    (0x963797fb_eb3b_4cde_8ce3_5878b3f32a3f, "Dynamics 365 Business Central Administrator"),
    (0x99009c4a_3b3f_4957_82a9_9d35e12db77e, "SharePoint Advanced Management Administrator"),
    (0x9c6df0f2_1e7c_4dc3_b195_66dfbd24aa8f, "Attack Payload Author"),
    (0x9c99539d_8186_4804_835f_fd51ef9e2dcd, "Attribute Log Reader"),
    (0x9d3e04ba_3ee4_4d1b_a3a7_9aef423a09be, "SharePoint Backup Administrator"),
    (0x9d70768a_0cbc_4b4c_aea3_2e124b2477f4, "Organizational Data Source Administrator"),
    (0x9f06204d_73c1_4d4c_880a_6edb90606fd8, "Microsoft Entra Joined Device Local Administrator"),
    (0xa9ea8996_122f_4c74_9520_8edcd192826c, "Fabric Administrator"),
    (0xaa38014f_0993_46e9_9b45_30501a20909d, "Teams Telephony Administrator"),
    (0xac16e43d_7b2d_40e0_ac05_243ff356ab5b, "Message Center Privacy Reader"),
    (0xac434307_12b9_4fa1_a708_88bf58caabc1, "Global Secure Access Administrator"),
    (0xadb2368d_a9be_41b5_8667_d96778e081b0, "Agent ID Developer"),
    (0xaf78dc32_cf4d_46f9_ba4e_4428526346b5, "Permissions Management Administrator"),
    (0xb0f54661_2d74_4c50_afa3_1ec803f12efe, "Billing Administrator"),
    (0xb5a8dcf3_09d5_43a9_a639_8e29ef291470, "Knowledge Administrator"),
    (0xbaf37b3a_610e_45da_9e62_d9d1e5e8914b, "Teams Communications Administrator"),
    (0xc430b396_e693_46cc_96f3_db01bf8bb62a, "Attack Simulation Administrator"),
    (0xd2562ede_74db_457e_a7b6_544e236ebb61, "AI Administrator"),
    (0xd29b2b05_8046_44ba_8758_1e26182fcf32, "Directory Synchronization Accounts"),
    (0xd37c8bed_0711_4417_ba38_b4abe66ce4c2, "Network Administrator"),
    (0xdd13091a_6207_4fc0_82ba_3641e056ab95, "Extended Directory User Administrator"),
    (0xe300d9e7_4a2b_4295_9eff_f1c78b36cc98, "Virtual Visits Administrator"),
    (0xe3973bdf_4987_49ae_837a_ba8e231c7286, "Azure DevOps Administrator"),
    (0xe48398e2_f4bb_4074_8f31_4586725e205b, "Organizational Messages Approver"),
    (0xe6d1a23a_da11_4be4_9570_befc86d067a7, "Compliance Data Administrator"),
    (0xe8cef6f1_e4bd_4ea8_bc07_4b8d950f4477, "Printer Technician"),
    (0xe93e3737_fa85_474a_aee4_7d3fb86510f3, "Dragon Administrator"),
    (0xeb1f4a8d_243a_41f0_9fbd_c7cdf6c5ef7c, "Insights Administrator"),
    (0xee67aa9c_e510_4759_b906_227085a7fd4d, "Microsoft Graph Data Connect Administrator"),
    (0xf023fd81_a637_4b56_95fd_791ac0226033, "Service Support Administrator"),
    (0xf28a1f50_f6e7_4571_818b_6a12f2af6b6c, "SharePoint Administrator"),
    (0xf70938a0_fc10_4177_9e90_2178f8765737, "Teams Communications Support Engineer"),
    (0xfcf91098_03e3_41a9_b5ba_6f0ec8188a12, "Teams Communications Support Specialist"),
    (0xfdd7a751_b60b_444a_984c_02652fe8fa1c, "Groups Administrator"),
    (0xffd52fa5_98dc_465c_991d_fc073eb59f8f, "Attribute Assignment Reader"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_and_unique() {
        for table in [PRIVILEGED, ORDINARY, NO_ROLE] {
            assert!(table.is_sorted_by(|(one, _), (next, _)| one < next));
        }
        assert!(
            ORDINARY
                .iter()
                .all(|(id, _)| find(PRIVILEGED, *id).is_none())
        );
        assert_eq!(PRIVILEGED.len() + ORDINARY.len(), 123);
    }

    #[test]
    fn an_id_names_its_role() {
        let cases = [
            (
                "62e90394-69f5-4237-9190-012177145e10",
                Some(("Global Administrator", true, Status::Documented)),
            ),
            (
                "62E90394-69F5-4237-9190-012177145E10",
                Some(("Global Administrator", true, Status::Documented)),
            ),
            // An issue calls it "Authentication Admin"; the official table does not.
            (
                "9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3",
                Some(("Application Administrator", true, Status::Documented)),
            ),
            (
                "88d8e3e3-8f55-4a1e-953a-9b9898b8876b",
                Some(("Directory Readers", false, Status::Documented)),
            ),
            (
                "b79fbf4d-3ef9-4689-8143-76b194e85509",
                Some((
                    "no admin role: the default of every user",
                    false,
                    Status::Observed,
                )),
            ),
            ("00000000-0000-0000-0000-000000000000", None),
            ("Global Administrator", None),
        ];
        for (id, expected) in cases {
            let found = directory_role(id).map(|role| (role.name, role.privileged, role.status));
            assert_eq!(found, expected, "{id}");
        }
    }
}
