import CareCore
import CareRecords
import Testing

/// What a resident has not agreed to is told to the gateway, which drops it.
@Suite("Consents told to the gateway") struct ConsentFactsTests {
    private func consequences(_ world: VisitWorld, _ form: RecordForm, _ texts: [String: String]) throws -> [Command] {
        let (row, faults) = form.fill(texts.map { ($0.key, $0.value) })
        #expect(faults.isEmpty, "\(faults)")
        let context = RecordContext(now: try VisitWorld.moment("12:00"), by: "tester", book: world.book)
        guard case .accepted(let outcome) = try form.decide(row, context) else { return [] }
        for put in outcome.puts { world.book.put(put) }
        return outcome.consequences
    }

    private func consent(_ world: VisitWorld, _ changes: [String: String]) throws -> Set<DataPurpose>? {
        let texts = Registers.texts(.consent, changes)
        let commands = try consequences(
            world, .consent, Dictionary(uniqueKeysWithValues: texts.map { ($0.name, $0.text) }))
        guard case .describe(let bed, let facts, _)? = commands.first, bed.description == "532901-000001" else {
            return nil
        }
        return Set(DataPurpose.allCases.filter { facts[withheld: $0] })
    }

    @Test func `each consent opens its purpose, a withdrawal and a voiding close it again`() throws {
        let world = try VisitWorld()
        let given = ["purpose": "vitals", "decision": "given", "on": "2021-11-01"]
        #expect(try consent(world, given.merging(["consent": "k-1"]) { $1 }) == [.location])
        let location = ["consent": "k-2", "purpose": "location", "decision": "given", "on": "2021-11-01"]
        #expect(try consent(world, location) == [])
        let withdrawn = ["consent": "k-3", "purpose": "vitals", "decision": "withdrawn", "on": "2021-11-02"]
        #expect(try consent(world, withdrawn) == [.vitals])
        #expect(try consent(world, withdrawn.merging(["voidReason": "误录"]) { $1 }) == [])
        #expect(try consent(world, location.merging(["voidReason": "误录"]) { $1 }) == [.location])
    }

    @Test func `before service nothing is told`() throws {
        let world = try VisitWorld()
        try world.putCase(1, ["state": "planned"])
        #expect(try consent(world, ["consent": "k-1", "purpose": "vitals"]) == nil)
    }
}
