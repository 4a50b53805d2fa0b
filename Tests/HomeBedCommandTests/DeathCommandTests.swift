import Foundation
import TestSupport
import Testing

/// What cannot have been after a death, told by the program as it is delivered.
@Suite(.serialized) struct DeathCommandTests {
    private let desk: RecordsDesk

    /// Somebody in service since 2021-10-01, whose assessment of 2021-09-22 was paid, of whose bed a device measured a
    /// pulse at 08:00 on 2021-10-03, and whom staff visited on 2021-10-05.
    init() throws {
        desk = try RecordsDesk(isRunning: false)
        try desk.enterRegisters()
        for form in CareProgramme.service + AssessmentMoney.granted { try desk.enter(form) }
        try desk.enter(AssessmentMoney.payment("m-1"))
        try desk.enter(
            CareProgramme.Form(
                "service-item",
                [
                    "county": "532901", "item": "A01", "itemName": "某项目", "category": "living",
                    "standardMinutes": "30", "price": "4000", "validFrom": "2021-09-01",
                ]))
        try desk.enter(
            CareProgramme.Form(
                "visit-record",
                [
                    "visit": "v-1", "careCase": "c-1", "ordinal": "1", "purpose": "service-and-teach",
                    "staff": "s-1 s-2", "arrivedAt": "2021-10-05T09:00:00+08:00",
                    "startAt": "2021-10-05T09:03:00+08:00", "endAt": "2021-10-05T09:40:00+08:00", "items": "A01=30",
                    "planAdjusted": "no", "approval": "AP-1",
                ]))
        let minute = 1_633_219_200 / 60
        try desk.tamper(
            "INSERT INTO reading SELECT \(minute), number, 1, 0, 72, 0, 350 FROM device WHERE identity = 'k-1'")
    }

    private func findings(of day: String) throws -> [String] {
        let list = "listEntry,identityNumber,diedOn,source\nd-1,53290119380312001X,\(day),民政局\n"
        let path = try desk.folder.write(list, to: "\(day).csv")
        let entries = try desk.count("ledger")
        let found = try desk.run(["compare", "deaths", path])
        #expect(found.status == 0, "\(found.error)")
        #expect(try desk.count("ledger") == entries, "a comparison changes nothing")
        return found.lines.map { line in line.replacing("名单d-1:老人r-1于\(day)去世,", with: "") }
    }

    @Test func `a payment, a vital sign and a visit after the death are told, each with its key and its day`() throws {
        let found = try findings(of: "2021-09-20")
        #expect(found.count == 4 && found.first?.contains("个案c-1") == true, "\(found)")
        #expect(found.contains("moneyEntry m-1记于2021-09-22"), "\(found)")
        #expect(found.contains { $0.hasPrefix("reading k-1 2021-10-03T08:00:00") && $0.hasSuffix("记于2021-10-03") })
        #expect(found.contains("visit v-1记于2021-10-05"), "\(found)")
    }

    @Test func `what was before the death, or on its day, contradicts nothing`() throws {
        let found = try findings(of: "2021-10-05")
        #expect(found.count == 1 && found.first?.contains("个案c-1") == true, "\(found)")
    }
}
