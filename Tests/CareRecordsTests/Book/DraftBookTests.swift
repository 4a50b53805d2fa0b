import CareRecords
import Testing

/// A draft shows what a book would show after it was written.
@Suite struct DraftBookTests {
    private static func put(_ dice: inout Dice) throws -> RecordPut {
        var row = RecordRow()
        row[VisitField.visit] = try visit(&dice)
        row[VisitLineField.item] = RecordID(["A01", "A02", "A03"][dice.next(3)])
        row[VisitLineField.plannedMinutes] = dice.next(2) == 0 ? nil : Int64(1 + dice.next(4))
        return RecordPut(.visitItem, row)
    }

    private static func visit(_ dice: inout Dice) throws -> RecordID {
        // Texts whose order by characters and by bytes differ from the order of their numbers.
        try #require(RecordID(["v-1", "v-10", "v-2", "V-3", "v_4"][dice.next(5)]))
    }

    private static func questions(_ dice: inout Dice) throws -> [[RecordCondition]] {
        let visit = try visit(&dice)
        let minutes = Int64(1 + dice.next(4))
        return [
            [], [.equal(VisitField.visit, visit)], [.equal(VisitLineField.plannedMinutes, minutes)],
            [.atLeast(VisitLineField.plannedMinutes, minutes)],
            [.below(VisitLineField.plannedMinutes, minutes), .equal(VisitField.visit, visit)],
        ]
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `rows over a book are the rows of a book that holds them`(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        let (base, whole) = (MemoryBook(), MemoryBook())
        for _ in 0..<8 {
            let put = try Self.put(&dice)
            base.put(put)
            whole.put(put)
        }
        let draft = DraftBook(over: base)
        for _ in 0..<30 {
            let put = try Self.put(&dice)
            draft.keep(put)
            whole.put(put)
            #expect(try draft.row(.visitItem, key: put.key) == whole.row(.visitItem, key: put.key))
            for conditions in try Self.questions(&dice) {
                let expected = whole.rows(.visitItem, where: conditions)
                #expect(try draft.rows(.visitItem, where: conditions) == expected, "\(conditions)")
                #expect(try draft.openRows(.visitItem, where: conditions) == expected, "\(conditions)")
            }
        }
    }

    @Test func `a row of a draft is there for who refers to it`() throws {
        let draft = DraftBook(over: MemoryBook())
        var row = RecordRow()
        row[SharedField.resident] = RecordID("r-1")
        #expect(try !draft.has("resident", key: .text("r-1")))
        draft.keep(RecordPut(.resident, row))
        #expect(try draft.has("resident", key: .text("r-1")))
    }
}
