import Foundation
import TestSupport
import Testing

/// What the records come to, told by the program as it is delivered.
@Suite(.serialized) struct ProgrammeCommandTests {
    private let desk: RecordsDesk

    init() throws {
        desk = try RecordsDesk(isRunning: false)
        try desk.enterRegisters()
        try desk.enter(
            CareProgramme.Form(
                "case-screen",
                [
                    "careCase": "c-1", "resident": "r-1", "county": "532901", "screenedOn": "2021-08-10",
                    "screenedBy": "郑某", "screenDocument": "SC1", "localHousehold": "yes", "localHouseholdWords": "户口簿",
                    "homeBasis": "yes", "homeBasisWords": "子女同住", "willing": "yes", "willingWords": "本人申请",
                    "livesAtHome": "yes", "livesAtHomeWords": "居家",
                ]))
    }

    @Test func `figures stand beside their targets, and with --keys beside what they count`() throws {
        let figures = try desk.run(["programme", "figures", "--on", "2021-08-31", "--keys", "--json"])
        #expect(figures.status == 0, "\(figures.error)")
        let lines = try figures.lines.map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
        let screened = try #require(lines.first { $0["figure"] as? String == "screened" })
        #expect(screened["reached"] as? Int == 1 && screened["keys"] as? [String] == ["c-1"])
        let visits = try #require(lines.first { $0["figure"] as? String == "visits in all" })
        #expect(visits["reached"] as? Int == 0 && visits["target"] as? Int == 2_400)
        let before = try desk.run(["programme", "figures", "--on", "2021-08-09"])
        #expect(before.lines.contains { $0.contains("已筛查") && $0.hasSuffix("0     screened") })
    }

    @Test func `the waiting list gives the reason for a place`() throws {
        let list = try desk.run(["programme", "waiting", "--on", "2021-08-31"])
        #expect(list.lines.contains { $0.contains("c-1") && $0.contains("城乡低保") }, "\(list.output)")
        let other = try desk.run(["programme", "waiting", "--county", "532925"])
        #expect(!other.output.contains("c-1") && other.error.contains("0 waiting"))
        let wrong = try desk.run(["programme", "waiting", "--county", "Dali"])
        #expect(wrong.status == 64 && wrong.error.contains("a county of six digits"), "\(wrong.error)")
    }

    @Test func `a complaint is due when its calendar is known, and a missing year is told`() throws {
        try desk.enter(
            CareProgramme.Form(
                "complaint",
                [
                    "complaint": "k-1", "county": "532901", "receivedAt": "2022-01-28T09:00:00+08:00", "way": "hotline",
                    "what": "迟到",
                ]))
        let unknown = try desk.run(["programme", "due"])
        #expect(unknown.status == 1 && unknown.error.contains("2022"), "\(unknown.error)")
        #expect(unknown.lines.contains { $0.hasPrefix("-") && $0.contains("k-1") }, "\(unknown.output)")
        for (form, file) in [
            ("calendar-day", "2021.csv"), ("calendar-day", "2022.csv"), ("calendar-year", "years.csv"),
        ] {
            let path = "\(Checkout.profiles)/calendar/\(file)"
            let entered = try desk.records("import", form, path, "--by", "Li")
            #expect(entered.status == 0, "\(entered.error)")
        }
        let due = try desk.run(["programme", "due"])
        // 29 and 30 January were working days of the spring festival's notice, the holiday ended on 6 February.
        #expect(due.lines.contains { $0.hasPrefix("2022-02-09") && $0.contains("k-1") }, "\(due.output)")
    }

    @Test func `every asset is told with its place, who signed for it and whether it works, as of the day`() throws {
        try desk.enter(
            CareProgramme.Form(
                "asset-store", ["store": "st-1", "county": "532901", "storeName": "仓库", "holder": "county"]))
        for asset in ["as-1", "as-2"] {
            try desk.enter(
                CareProgramme.Form(
                    "asset",
                    [
                        "asset": asset, "county": "532901", "kind": "shower-stool", "model": "LY-1",
                        "serial": "SN-\(asset)", "fund": "central", "price": "36500", "purchasedOn": "2021-08-01",
                        "warrantyUntil": "2022-08-01", "lifeMonths": "12", "owner": "大理市民政局", "store": "st-1",
                        "custodian": "吴某", "at": "2021-09-01T08:00:00+08:00", "by": "吴某", "document": "RK-1",
                    ]))
        }
        func step(_ form: String, _ day: String, _ more: [(name: String, text: String)]) throws {
            let fields = [
                (name: "asset", text: "as-1"), (name: "at", text: "2021-09-\(day)T09:00:00+08:00"),
                (name: "reason", text: "工作需要"), (name: "document", text: "D-\(day)"),
            ]
            try desk.enter(CareProgramme.Form(form, fields: fields + more))
        }
        let bed = (name: "bed", text: "532901-000001")
        try step("asset-allocate", "02", [bed, (name: "by", text: "钱某")])
        try step("asset-install", "03", [bed, (name: "technician", text: "s-1")])
        try step(
            "asset-accept", "04",
            [(name: "by", text: "钱某"), (name: "custodian", text: "王老太"), (name: "inspection", text: "稳固")])
        try step("asset-repair", "06", [(name: "technician", text: "s-1")])

        func told(_ arguments: String...) throws -> [String: [String: Any]] {
            let result = try desk.run(["programme", "assets", "--json"] + arguments)
            #expect(result.status == 0, "\(result.error)")
            let rows = try result.lines.map { line in
                try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            }
            return Dictionary(uniqueKeysWithValues: rows.map { ($0["asset"] as? String ?? "", $0) })
        }
        let used = try #require(try told("--on", "2021-09-05")["as-1"])
        #expect(used["state"] as? String == "in-service" && used["place"] as? String == "bed:532901-000001")
        #expect(used["custodian"] as? String == "王**", "names are masked")
        #expect(used["works"] as? Bool == true && used["checked"] as? String == "accepted")
        let now = try told()
        #expect(now["as-1"]?["works"] as? Bool == false && now["as-1"]?["checked"] as? String == "repair")
        #expect(now["as-2"]?["works"] is NSNull && now["as-2"]?["place"] as? String == "store:st-1")
        #expect(try told("--on", "2021-08-31").isEmpty && told("--county", "532925").isEmpty)
        let table = try desk.run(["programme", "assets"])
        let line = table.lines.first { $0.contains("as-1") }
        #expect(line?.contains("否") == true && line?.contains("送修") == true, "\(table.output)")
        #expect(table.error.contains("2 assets on"))
    }

    @Test func `the example rules about assets are taken as they are shipped`() throws {
        for county in ["532901", "532925", "532928", "532931"] {
            if county != "532901" {
                try desk.enter(
                    CareProgramme.Form(
                        "county",
                        [
                            "county": county, "name": "县", "bedTarget": "1", "programmeVisitTarget": "2",
                            "visitTarget": "3", "trainingTarget": "1", "roadSpeed": "60",
                        ]))
            }
            let path = "\(Checkout.profiles)/assets/\(county).csv"
            let entered = try desk.records("import", "asset-rule", path, "--by", "Li")
            #expect(entered.status == 0 && entered.output.contains("12 entered"), "\(entered.output)\(entered.error)")
        }
        #expect(try desk.count("assetRule") == 48)
    }

    @Test func `who is on a list of deaths and waiting here is told, and nothing changes`() throws {
        let list = "listEntry,identityNumber,diedOn,source\nd-1,53290119380312001X,2021-08-20,民政局\n"
        let path = desk.folder.file("deaths.csv")
        try list.write(toFile: path, atomically: true, encoding: .utf8)
        let entries = try desk.count("ledger")
        let found = try desk.run(["compare", "deaths", path])
        #expect(found.status == 0 && found.lines.count == 1, "\(found.output)\(found.error)")
        #expect(found.output.contains("c-1") && !found.output.contains("53290119380312001X"))
        #expect(try desk.count("ledger") == entries)
    }

    @Test func `a record is shown as a sheet, masked unless somebody says why, with who entered it`() throws {
        let masked = try desk.records("show", "resident", "r-1")
        #expect(masked.output.contains("王**") && !masked.output.contains("王老太"), "\(masked.output)\(masked.error)")
        #expect(masked.lines.last?.contains("desk-1  resident") == true)
        let shown = try desk.records("show", "resident", "r-1", "--reveal", "--by", "Li", "--reason", "家属查询")
        #expect(shown.output.contains("王老太"))
        #expect(try desk.run(["ledger", "show"]).output.contains("access"))
        let none = try desk.records("show", "resident", "r-9")
        #expect(none.status == 66 && none.error.contains("has no record r-9"), "\(none.error)")
    }

    @Test func `an honest small county shows no pattern, and there is no visit to compare yet`() throws {
        #expect(try desk.run(["programme", "suspicions"]).error.contains("0 findings"))
        let compared = try desk.run(["programme", "corroborate", "--by", "Li"])
        #expect(compared.output.contains("no finished visit of which"), "\(compared.error)")
    }

    @Test func `two devices that are no kit are not swapped, and the message says which`() throws {
        let refused = try desk.run([
            "swap", "k-1", "k-9", "--since", "2021-10-01T00:00:00+08:00", "--staff", "s-1", "--by", "Li",
        ])
        #expect(refused.status == 1 && refused.error.contains("k-9"), "\(refused.error)")
    }
}
