import Foundation
import TestSupport
import Testing

/// Figures on the command line, live and frozen by a running gateway.
@Suite struct SummaryCommandTests {
    @Test func `figures are shown, written and explained, and what there is not is refused`() throws {
        let desk = try RecordsDesk(isRunning: false)
        try desk.enterRegisters()
        for form in CareProgramme.service { try desk.enter(form) }
        let table = try desk.run(["summary", "532901", "--period", "2021-10"])
        #expect(table.status == 0, "\(table.error)")
        for words in ["大理市合计 2021年10月", "已建成", "800", "紧急呼叫", "某养老服务中心"] {
            #expect(table.output.contains(words), "\(words)")
        }
        let rows = try desk.run(["summary", "532901", "--period", "2021-10", "--rows", "beds-built"])
        #expect(rows.output == "532901-000001\n")
        let report = try desk.run(["summary", "532901", "--period", "2021-10", "--report", "jinmin"])
        #expect(report.output.contains("建成家庭养老床位数") && report.error.contains("34 of 36 columns"))
        let path = desk.folder.file("figures.xlsx")
        let book = ["summary", "532901", "--period", "2021-10", "--format", "xlsx"]
        #expect(try desk.run(book).status == 64, "a workbook is no text")
        #expect(try desk.run(book + ["--out", path]).status == 0)
        #expect(try desk.run(book + ["--out", path]).status == 73, "a file is not overwritten")
        for (arguments, status, words) in [
            (["532901", "--period", "2031-01"], 64, "has begun by today"),
            (["532901", "--period", "2020"], 64, "first day on record"),
            (["532901", "--period", "soon"], 64, "a period such as"), (["53290"], 64, "a county of six digits"),
            (["532901", "--rows", "nothing"], 64, "expected a figure"),
            (["532901", "--period", "2021-10", "--revision", "3"], 66, "has no revision 3"),
            (["532901", "--report", "nothing"], 66, "one of example-county, jinmin, yunnan"),
            (["all", "--period", "2021-10", "--masked"], 64, "one county"),
        ] {
            let seen = try desk.run(["summary"] + arguments)
            #expect(seen.status == status && seen.error.contains(words), "\(arguments): \(seen.status) \(seen.error)")
        }
    }

    @Test func `a running gateway freezes the months that are over, and they are delivered once`() throws {
        let desk = try RecordsDesk(isRunning: true)
        try desk.enterRegisters()
        for form in CareProgramme.service { try desk.enter(form) }
        try Wait.until("the months are frozen", atMost: .seconds(280)) {
            try desk.run(["summary", "532901", "--period", "2021-12", "--revision", "1"]).status == 0
        }
        let shown = try desk.run(["summary", "532901", "--period", "2021-12"])
        #expect(shown.output.contains("已冻结第1版"))
        let folder = desk.folder.file("figures")
        let export = ["export", "--summaries", "--to", folder, "--since", "2021-08"]
        let first = try desk.run(export)
        #expect(first.status == 0 && first.output.contains("532901-2021-12-r1"), "\(first.error)")
        let again = try desk.run(export)
        #expect(!again.output.contains("532901-2021-12-r1"))
        for arguments in [["--summaries", "--all", "--to", folder], ["--all", "--to", folder, "--masked"]] {
            #expect(try desk.run(["export"] + arguments).status == 64, "\(arguments)")
        }
        try desk.stop()
    }
}
