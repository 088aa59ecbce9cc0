use crate::report::harmless;

#[test]
fn cells_that_a_spreadsheet_could_run_are_harmless() {
    for (cell, expected) in [
        ("Never", "Never"), ("-1", "-1"), ("+44", "+44"), ("+44 7700 900123", "+44 7700 900123"), ("-1.5", "-1.5"), ("", ""),
        ("=1+1", "'=1+1"), ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"), ("-1+1", "'-1+1"), ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"), ("\r=1", "'\r=1"), (" =1", "' =1"), ("＝1", "'＝1"), ("-", "'-"), ("- a dash", "'- a dash"), ("a=1", "a=1"),
    ] {
        assert_eq!(harmless(cell), expected, "{cell:?}");
    }
}
