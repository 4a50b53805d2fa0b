import CareCore
import CareRecords
import Testing

/// What the catalogue asks for when a lost or retired device is heard (care.md 8.2, AST-3).
@Suite("Orders to find a thing") struct AssetSearchTests {
    private let device = DeviceID("b-1")

    private func searches(_ book: MemoryBook, at now: Timestamp = MemoryBook.now) throws -> [String] {
        try DueList.items(book, at: now).items.filter { $0.kind == .search }
            .map { "\($0.key) \($0.due?.recordText ?? "") \($0.text.en)" }
    }

    /// A book with one thing in a state since noon of 2021-11-01, and when the gateway heard its device last.
    private func book(_ state: CustodyState, device: String = "b-1", heard: String?) throws -> MemoryBook {
        let book = MemoryBook()
        let texts = [
            "asset": "a-1", "county": "532901", "kind": "emergency-call", "device": device, "state": state.name,
            "since": "2021-11-01T12:00:00+08:00",
        ]
        book.fill(.asset, texts.filter { !$0.value.isEmpty })
        var gateway = KnownGateway()
        gateway.heard[try #require(self.device)] = heard.flatMap { Timestamp(recordText: $0) }
        book.gateway = gateway
        return book
    }

    @Test func `a lost thing that is heard again is to be found, however long ago, and by its device`() throws {
        let text = "a-1 2021-11-01 is lost and was heard on 2021-11-02, device b-1: find it, then asset-found"
        #expect(try searches(book(.lost, heard: "2021-11-02T08:00:00+08:00")) == [text])
        #expect(try searches(book(.lost, heard: "2021-11-01T11:59:59+08:00")) == [], "heard before it was lost")
        #expect(try searches(book(.lost, heard: nil)) == [])
        #expect(try searches(book(.lost, device: "", heard: "2021-11-02T08:00:00+08:00")) == [], "a silent thing")
    }

    @Test(arguments: [("2021-11-09", true), ("2021-11-10", false)])
    func `a retired thing is looked for as long as it was heard within seven days`(today: String, isDue: Bool) throws {
        let book = try book(.retired, heard: "2021-11-02T08:00:00+08:00")
        let now = try #require(Timestamp(recordText: "\(today)T12:00:00+08:00"))
        #expect(try searches(book, at: now).isEmpty != isDue)
    }

    @Test func `what is on the books and at its place is looked for by nobody`() throws {
        for state in CustodyState.allCases where state != .lost && state != .retired {
            #expect(try searches(book(state, heard: "2021-11-02T08:00:00+08:00")) == [], "\(state)")
        }
    }

    @Test func `a lost thing that was found is looked for no more`() throws {
        let desk = AssetDesk()
        try desk.register("a-1")
        try desk.issue("a-1")
        let row = try #require(desk.book.row(.asset, key: [.text("a-1")]))
        desk.book.put(RecordPut(.asset, row.with(AssetField.device, device)))
        var gateway = KnownGateway()
        gateway.heard[try #require(device)] = MemoryBook.now
        desk.book.gateway = gateway
        #expect(try desk.step(.assetLost, "a-1", hours: 5, ["lossDocument": "警1号"]) == [])
        #expect(try searches(desk.book).count == 1)
        #expect(try desk.step(.assetFound, "a-1", hours: 24, ["custodian": "吴某"]) == [])
        #expect(try searches(desk.book) == [])
    }
}
