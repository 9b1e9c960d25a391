//! Who a token is for: how two audiences almost match, and which known resource a value names.
