import CareCore
import CareRecords
import Testing

@Suite("Files of visits") struct VisitFileTests {
    /// Three visits of one resident whose identities are not in the order of time, one of a neighbour, one void.
    private func world() throws -> VisitWorld {
        let world = try VisitWorld()
        for (id, ordinal, times) in [
            ("z-1", "1", ["01:00", "01:05", "01:35"]), ("b-2", "2", ["02:00", "02:05", "02:35"]),
            ("a-3", "3", ["03:00", "03:05", "03:35"]),
        ] {
            #expect(try world.enter("visit-record", VisitRefusalTests.early(ordinal, times), visit: id) == [])
        }
        let other = ["careCase": "c-3", "visitNote": "=按计划服务", "rating": "5", "complaint": "no"]
        #expect(try world.enter("visit-record", other, visit: "c-1") == [])
        #expect(try world.enter("visit-plan", ["careCase": "c-2", "staff": "s-3 s-4"], visit: "p-1") == [])
        return world
    }

    private func read(_ bytes: [UInt8], into world: VisitWorld, at time: String) throws -> [String] {
        let file = RecordFile(bytes, for: .visitRecord)
        var told = file.told
        for line in file.lines {
            let context = RecordContext(now: try VisitWorld.moment(time), by: "tester", book: world.book)
            switch try RecordForm.visitRecord.decide(line.row, context) {
            case .refused(let faults): told += faults.map { "line \(line.number): \($0.text)" }
            case .accepted(let outcome): for put in outcome.puts { world.book.put(put) }
            }
        }
        return told
    }

    private func written(_ world: VisitWorld) throws -> [UInt8] {
        let writer = RecordFileWriter(.visitRecord, isMasked: false)
        return try Visit.exported(world.visits).reduce(into: writer.header) { $0 += try writer.line($1) }
    }

    @Test func `an export is read back unchanged, and an empty book has the same visits and lines afterwards`() throws {
        let world = try world()
        let bytes = try written(world)
        let before = world.visits
        #expect(try read(bytes, into: world, at: "12-30T08:00") == [])
        #expect(world.visits == before)
        let empty = try VisitWorld()
        #expect(try read(bytes, into: empty, at: "12:30") == [])
        #expect(empty.visits == before.filter { $0[VisitField.state] != .planned })
        #expect(try written(empty) == bytes)
        for table in [RecordTable.visitStaff, .visitItem] {
            let kept = world.book.rows(table, where: []).filter { $0[VisitField.visit]?.text != "p-1" }
            #expect(empty.book.rows(table, where: []) == kept)
        }
    }

    @Test func `one bad line is named by its number`() throws {
        let text = String(decoding: try written(try world()), as: UTF8.self)
        let bad = text.replacing("s-1 s-2,,,,,2021-11-06T02:00", with: "s-1,,,,,2021-11-06T02:00")
        #expect(bad != text)
        let told = try read(Array(bad.utf8), into: VisitWorld(), at: "12:30")
        #expect(told.first?.hasPrefix("line 3: staff: expected at least two different people") == true, "\(told)")
    }
}
