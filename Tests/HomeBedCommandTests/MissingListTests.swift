import TestSupport
import Testing

/// The list for the printer of whom nobody has reached in an incident, with those whom the records know.
@Suite struct MissingListTests {
    @Test func `it says in which village to look, and whom for to whoever says why`() throws {
        let desk = try RecordsDesk(isRunning: false)
        try desk.enterRegisters()
        for form in CareProgramme.service { try desk.enter(form) }
        let beds = try desk.folder.write(
            "county,bed,device,profile,since,township\n"
                + "532901,532901-000001,k-1,card-reader,2021-09-01T00:00:00+08:00,532901001\n", to: "beds.csv")
        #expect(try desk.run(["import", beds]).status == 0)
        let opened = try desk.run(
            ["incident", "open", "--township", "532901001", "--kind", "fire", "--note", "x", "--by", "Li"])
        #expect(opened.status == 0, "\(opened.error)")
        let print = ["incident", "show", "1", "--print"]
        let masked = try desk.run(print)
        #expect(masked.output.contains("下关街道 某村") && masked.output.contains("王**"), "\(masked.error)")
        for personal in CareProgramme.personal { #expect(!masked.output.contains(personal), "\(personal)") }
        let why = ["--reveal", "--by", "Li", "--reason", "上门查找"]
        let shown = try desk.run(print + why)
        for whole in ["王老太", "13987200001", "某村 3 社 12 号"] {
            #expect(shown.output.contains(whole), "\(shown.output)\(shown.error)")
        }
        #expect(try desk.run(["ledger", "show"]).output.contains("access"))
        #expect(try desk.run(["incident", "show", "1"] + why).status == 64)
        #expect(try desk.run(print, changing: ("HOMEBED_RECORDS_KEY_FILE", nil)).output.contains("532901-000001"))
    }
}
