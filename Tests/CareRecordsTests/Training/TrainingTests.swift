import CareCore
import CareRecords
import Testing

@Suite("Trainings of families and carers") struct TrainingTests {
    let book = MemoryBook.programme()

    @Test func `a training is kept as entered, and entered again changes nothing`() throws {
        #expect(try enter("t-1") == [])
        let row = book.row(.training, key: [.text("t-1")])
        #expect(row?[TrainingArea.basic.practice] == 120)
        #expect(try enter("t-1") == [])
        #expect(book.row(.training, key: [.text("t-1")]) == row)
        #expect(try enter("t-1", ["result": "failed", "certificate": "", "issuer": ""]).count == 1)
    }

    @Test(arguments: [
        (["bed": ""], "bed"), (["scope": "extended"], "bed"), (["certificate": ""], "certificate"),
        (["issuer": ""], "issuer"), (["result": "failed"], "certificate"), (["on": "2022-01-01"], "on"),
        (["trainer": "s-3"], "trainer"), (["trainer": "s-9"], "trainer"),
        (["livingTheory": "6001"], "livingTheory"),
        (["livingTheory": "0", "basicPractice": "0"], "livingTheory"), (["name": ""], "name"),
        (["voidReason": "代考"], "voidedBy"), (["voidedBy": "赵某"], "voidedBy"),
    ])
    func `what does not fit together is refused by name`(changes: [String: String], field: String) throws {
        let found = try enter("t-1", changes)
        #expect(found.first?.hasPrefix("\(field):") == true, "\(found)")
        #expect(book.rows(.training, where: []).isEmpty)
    }

    @Test func `a bed counts once whoever was trained for it, with the rows that make it count`() throws {
        try enter("t-1")
        try enter("t-2", ["certificate": "C-2", "role": "carer", "name": "周某"])
        try enter("t-3", ["bed": "532901-000002", "result": "failed", "certificate": "", "issuer": ""])
        try enter("t-4", ["bed": "532901-000002", "certificate": "", "issuer": ""])
        try enter("t-5", ["scope": "extended", "bed": "", "certificate": "C-5"])
        try enter("t-6", ["bed": "532925-000001", "certificate": "C-6", "on": "2021-12-30"])
        let rows = book.rows(.training, where: [])
        let bed = try #require(BedID("532901-000001"))
        let figure = TrainingFigure(rows, until: day("2021-11-30"))
        #expect(figure.beds == [bed: [identity("t-1"), identity("t-2")]])
        #expect(figure.extended == [identity("t-5")])
        #expect(figure.uncertified == [identity("t-3"), identity("t-4")])
        #expect(TrainingFigure(rows, until: day("2021-12-30")).beds.count == 2)
        #expect(TrainingFigure(rows, until: day("2021-10-31")).beds.isEmpty)
    }

    @Test func `one certificate in rows of two people is pointed out; one person trained for two beds is not`() throws {
        try enter("t-1", ["identityNumber": "530102195505050025"])
        try enter("t-2", ["identityNumber": "530102195505050025", "bed": "532901-000002"])
        #expect(TrainingFigure(book.rows(.training, where: []), until: day("2021-12-31")).shared.isEmpty)
        try enter("t-3", ["identityNumber": "11010519491231002X", "bed": "532925-000001"])
        let figure = TrainingFigure(book.rows(.training, where: []), until: day("2021-12-31"))
        #expect(figure.shared.values.first == [identity("t-1"), identity("t-2"), identity("t-3")])
        #expect(figure.beds.count == 3)
    }

    @Test func `one certificate in two rows without identity numbers may be two people's`() throws {
        try enter("t-1")
        try enter("t-2", ["bed": "532901-000002"])
        try enter("t-3", ["bed": "532925-000001", "certificate": "C-3"])
        let figure = TrainingFigure(book.rows(.training, where: []), until: day("2021-12-31"))
        #expect(Array(figure.shared.values) == [[identity("t-1"), identity("t-2")]])
    }

    @Test func `a voided training counts no more and stays`() throws {
        try enter("t-1")
        let texts = ["training": "t-1", "voidReason": "代考", "voidedBy": "赵某"]
        #expect(try book.fillIn(.trainingVoid, texts, at: MemoryBook.now) == [])
        #expect(try book.fillIn(.trainingVoid, texts, at: MemoryBook.now) == [])
        let rows = book.rows(.training, where: [])
        #expect(rows.count == 1)
        #expect(TrainingFigure(rows, until: day("2021-12-31")).beds.isEmpty)
        #expect(
            try book.fillIn(.trainingVoid, texts.merging(["voidReason": "重复"]) { $1 }, at: MemoryBook.now).count == 1)
    }

    @discardableResult
    private func enter(_ training: String, _ changes: [String: String] = [:]) throws -> [String] {
        var texts = [
            "training": training, "scope": "bed", "bed": "532901-000001", "role": "family", "name": "吴某",
            "on": "2021-11-10", "trainer": "s-1", "result": "passed", "certificate": "C-1", "issuer": "州人社局",
        ]
        for area in TrainingArea.allCases {
            texts[area.theory.name] = area == .living ? "60" : "0"
            texts[area.practice.name] = area == .basic ? "120" : "0"
        }
        return try book.fillIn(
            .training, texts.merging(changes) { $1 }.filter { !$0.value.isEmpty }, at: MemoryBook.now)
    }
}
