import CareCore
import CareRecords
import GRDB
import Ingest
import TestSupport
import Testing

@testable import CareStore

/// The records of one household of the programme, seen from its own scopes and from its neighbours'.
@Suite struct RecordScopeTests {
    /// Tables with rows in the scene in which nobody is named: everybody works by them.
    private static let lists: Set<String> = ["county", "township", "village"]
    /// What belongs to a provider as a whole, not to any bed.
    private static let ofProviders: Set<String> = ["provider", "staff"]

    private static func scene() throws -> RecordScene {
        let scene = try RecordScene()
        var batch = CommitBatch()
        batch.reset(now: RecordScene.now)
        let provider = try #require(ProviderID(CareProgramme.provider))
        let places: [(String, String, ProviderID?)] = [
            ("h-1", "532901-000001", provider), ("h-2", "532901-000002", ProviderID("P-B")),
        ]
        for (number, (home, bed, provider)) in places.enumerated() {
            let household = HouseholdNumber(Int32(number))
            batch.effects.registry += [
                .household(
                    household,
                    Household(id: try #require(HouseholdID(home)), county: try #require(CountyCode(532_901)))),
                .bed(
                    BedNumber(Int32(number)),
                    Bed(
                        id: try #require(BedID(bed)), household: household, township: "53290100\(number + 1)",
                        provider: provider)),
            ]
        }
        try scene.committer.commit(batch)
        for form in CareProgramme.registers + CareProgramme.service {
            let submission = RecordSubmission(
                form: form.name, fields: form.fields.map { .init($0.name, $0.text) })
            let decision = try scene.enter(submission)
            guard case .accepted = decision else {
                Issue.record("\(form.name): \(decision)")
                break
            }
        }
        return scene
    }

    private static func counts(_ scene: RecordScene, _ scope: AccessScope) throws -> [String: Int] {
        var counts: [String: Int] = [:]
        let key = try #require(RecordScene.secret)
        for table in RecordForms.tables {
            let rows = try scene.store.reader.records(table, scope: scope, key: key)
            if !rows.isEmpty { counts[table.name] = rows.count }
        }
        return counts
    }

    @Test func `the county, township and provider of a household see its records, a family what is of its bed`() throws
    {
        let scene = try Self.scene()
        let all = try Self.counts(scene, .everything)
        #expect(Set(["careCase", "kitItem", "retrofitItem", "resident", "assessment"]).isSubset(of: all.keys))
        #expect(try Self.counts(scene, ScopeFilterTests.dali) == all)
        #expect(try Self.counts(scene, ScopeFilterTests.provider(CareProgramme.provider)) == all)
        let ofPeople = all.filter { !Self.ofProviders.contains($0.key) }
        #expect(try Self.counts(scene, ScopeFilterTests.townships(532_901_001)) == ofPeople)
        #expect(try Self.counts(scene, ScopeFilterTests.bed("532901-000001")) == ofPeople)
    }

    @Test(arguments: [
        ScopeFilterTests.midu, ScopeFilterTests.townships(532_901_002), ScopeFilterTests.provider("P-B"),
        ScopeFilterTests.bed("532901-000002"),
    ])
    func `a neighbour sees nothing but the lists that everybody works by`(scope: AccessScope) throws {
        let scene = try Self.scene()
        #expect(Set(try Self.counts(scene, scope).keys) == Self.lists)
        let found = try scene.store.reader.withRecords(scope: scope, key: try #require(RecordScene.secret)) {
            try $0.row(.resident, key: [.text("r-1")])
        }
        #expect(found == nil)
    }

    @Test func `who moves to another county and is served there lies there alone, their former case where it was`()
        throws
    {
        let scene = try Self.scene()
        let people: Set<String> = ["resident", "assessment"]
        #expect(people.isSubset(of: try Self.counts(scene, ScopeFilterTests.dali).keys))
        // The other county and its bed are not in the scene.
        try scene.store.pool.writeWithoutTransaction { db in
            try db.execute(
                sql: """
                    PRAGMA foreign_keys = OFF;
                    UPDATE residence SET county = '532925', township = '532925101', village = '532925101001';
                    UPDATE careCase SET state = 'ended', endedOn = 18920, endReason = 'moved';
                    INSERT INTO careCase (careCase, resident, county, state, provider, bed, serviceFrom, ledgerEntry)
                    VALUES ('b-2', 'r-1', '532925', 'in-service', '\(CareProgramme.provider)', '532925-000001',
                        18920, 1)
                    """)
        }
        let former = try Self.counts(scene, ScopeFilterTests.dali)
        #expect(people.isDisjoint(with: former.keys))
        #expect(former["careCase"] == 1 && former["retrofitItem"] != nil)
        #expect(people.isSubset(of: try Self.counts(scene, ScopeFilterTests.midu).keys))
        // One provider serves on, in both.
        let provider = ScopeFilterTests.provider(CareProgramme.provider)
        #expect(people.isSubset(of: try Self.counts(scene, provider).keys))
    }

    @Test func `who served a resident last is looked up by the resident`() throws {
        let scene = try RecordScene()
        let plan = try scene.store.pool.read { db in
            try Row.fetchAll(
                db, sql: "EXPLAIN QUERY PLAN SELECT 1 FROM resident WHERE \(ScopeFilter.records(.resident))",
                arguments: ScopeFilter(ScopeFilterTests.dali).arguments
            ).map { $0["detail"] as String }
        }
        for name in ["careCase", "later"] {
            #expect(plan.contains("SEARCH \(name) USING INDEX careCaseByResident (resident=?)"), "\(plan)")
        }
    }
}
