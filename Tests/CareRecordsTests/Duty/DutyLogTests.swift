import CareCore
import CareRecords
import Testing

@Suite("Duty log and handover") struct DutyLogTests {
    let book = MemoryBook()

    @Test(arguments: [
        ("2021-11-06 08:00:00", "2021-11-06 20:00:00", true), ("2021-11-06 08:00:00", "2021-11-07 08:00:00", true),
        ("2021-11-06 08:00:00", "2021-11-06 08:00:00", false),
        ("2021-11-06 08:00:00", "2021-11-05 20:00:00", false),
        ("2021-11-06 08:00:00", "2021-11-07 08:00:01", false),
        ("2021-12-20 11:00:00", "2021-12-20 12:30:00", false),
    ])
    func `a duty ends after it begins, within a day, and is over`(from: String, until: String, isGood: Bool) throws {
        let faults = try book.enter(
            .dutyLog,
            [
                "entry": "L-1", "post": "一号坐席", "person": "op-1", "from": from.moment, "until": until.moment,
                "what": "接听两次,均已处理",
            ], at: .noon)
        #expect(faults.isEmpty == isGood, "\(faults)")
        #expect(book.rows(.dutyLog, where: []).count == (isGood ? 1 : 0))
    }

    private func handOver(
        alarms: String = "17 4", alarmCount: String = "2", orders: String = "", orderCount: String = "0",
        to: String = "op-2"
    ) throws -> [String] {
        try book.enter(
            .shiftHandover,
            [
                "handover": "H-1", "post": "一号坐席", "at": "2021-11-06 20:00:00".moment, "handedBy": "op-1",
                "takenBy": to, "openAlarmCount": alarmCount, "openAlarms": alarms, "openOrderCount": orderCount,
                "openOrders": orders,
            ], at: .noon)
    }

    @Test func `a handover counts what it lists, between two people`() throws {
        #expect(try handOver(to: "op-1").count == 1)
        #expect(try handOver(alarmCount: "3").count == 1)
        #expect(try handOver(alarms: "", alarmCount: "1").count == 1)
        #expect(try handOver(orders: "9", orderCount: "0").count == 1)
        #expect(try handOver(alarms: "17 17").count == 1)
        #expect(try handOver(alarms: "17,4").count == 1)
        #expect(try handOver(alarms: "0 4").count == 1)
        #expect(book.rows(.shiftHandover, where: []).isEmpty)
        #expect(try handOver() == [])
    }

    @Test func `what a handover forgot shows against what the gateway holds open`() throws {
        #expect(try handOver() == [])
        let row = try #require(book.row(.shiftHandover, key: [.text("H-1")]))
        #expect(HandoverDifference(row, openAlarms: [4, 17], openOrders: []).isNone)
        let difference = HandoverDifference(row, openAlarms: [4, 18], openOrders: [3])
        #expect(difference.forgottenAlarms == [18])
        #expect(difference.endedAlarms == [17])
        #expect(difference.forgottenOrders == [3])
        #expect(difference.endedOrders == [])
    }
}
