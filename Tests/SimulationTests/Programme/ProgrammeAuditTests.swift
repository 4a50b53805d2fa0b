import Auditor
import CareCore
import CareStore
import Foundation
import GRDB
import Programme
import Testing

/// The auditor of the programme bites: each thing that is wrong in a database is found, by its queries and by the
/// product's own proof of its ledger.
@Suite struct ProgrammeAuditTests {
    private static let seed: UInt64 = 3
    private static let beds = 200

    /// A year, played once by the release program.
    private static let played = Result { () throws -> (database: URL, truth: ProgrammeTruth) in
        let folder = FileManager.default.temporaryDirectory.appending(path: "homebed-audit-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let database = folder.appending(path: "programme.sqlite")
        let result = try BuiltProgram.run(
            "homebed-simulate",
            [
                "--programme", "--beds", "\(beds)", "--seed", "\(seed)", "--database", database.path,
                "--profiles", BuiltProgram.profiles,
            ], atMost: 500)
        try #require(result.status == 0, "\(result.output)")
        return (database, Programme(seed: seed, beds: beds).truth)
    }

    @Test(.timeLimit(.minutes(10))) func `what was played has no difference, and its ledger is proved`() throws {
        let (database, truth) = try Self.played.get()
        #expect(try ProgrammeAudit.differences(database, truth) == [])
        let proof = try StoreReader.open(path: database.path).proveLedger()
        #expect(proof.findings.isEmpty && proof.rows > 10_000)
    }

    @Test(.timeLimit(.minutes(10))) func `in a year every way of the custody table is gone, and beds change`() throws {
        let (database, _) = try Self.played.get()
        var configuration = Configuration()
        configuration.readonly = true
        let queue = try DatabaseQueue(path: database.path, configuration: configuration)
        let gone = try queue.read { db in
            try Set(
                String.fetchAll(
                    db,
                    sql: """
                        SELECT DISTINCT fromState || '>' || toState FROM assetMove WHERE fromState IS NOT NULL
                        """))
        }
        let table = CustodyState.allCases.flatMap { from in from.successors.map { "\(from.name)>\($0.name)" } }
        // A thing that comes to another bed stays in service.
        let ways = Set(table).union(["in-service>in-service"])
        #expect(gone == ways, "not gone: \(ways.subtracting(gone).sorted()), new: \(gone.subtracting(ways).sorted())")
    }

    @Test(.timeLimit(.minutes(10)), arguments: PlantedFault.all.indices)
    func `what is planted behind the gateway's back is found twice`(index: Int) throws {
        let fault = PlantedFault.all[index]
        let (database, truth) = try Self.played.get()
        let copy = database.deletingLastPathComponent().appending(path: "planted-\(index).sqlite")
        try FileManager.default.copyItem(at: database, to: copy)
        defer { try? FileManager.default.removeItem(at: copy) }
        try fault.plant(in: copy.path)
        let found = try ProgrammeAudit.differences(copy, truth)
        #expect(found.contains { $0.contains(fault.finding) }, "\(fault.name): \(found.prefix(5))")
        let proof = try StoreReader.open(path: copy.path).proveLedger()
        #expect(!proof.findings.isEmpty, "\(fault.name): the ledger proves it")
    }
}
