import CareCore
import CareRecords
import Foundation
import GRDB
import TestSupport
import Testing

@testable import CareStore

/// What lay in the open before migration 0041: what an assessment found beside its scores.
@Suite("The seal of what an assessment found") struct AbilitySealTests {
    private static let overrides = "coma diagnosis"
    private static let scores = "10 5 5 10 10 5 0 0 0 0 0 0 0 0 2 0 0 1 1 0 0 0"
    private static let sealed = [
        "riskEvents", "selfCareGrade", "mentalGrade", "sensoryGrade", "socialGrade", "overrides", "mobility",
    ]

    /// A file of an earlier schema with one assessment, for whose rows the ledger vouches.
    private func earlier() throws -> TemporaryFolder {
        try EarlierFile.make(schema: 39) { db, seal in
            try db.execute(
                sql: """
                    INSERT INTO provider VALUES
                        ('91350100M000100Y43', '某中心', NULL, '532901', 'A-1', x'01', x'01', 18840, NULL, 1);
                    INSERT INTO staff VALUES
                        ('s-1', '91350100M000100Y43', x'01', x'01', x'01', NULL, 'nurse', 'C-1', NULL, 18840, NULL, 1),
                        ('s-2', '91350100M000100Y43', x'01', x'01', x'02', NULL, 'nurse', 'C-2', NULL, 18840, NULL, 1);
                    INSERT INTO residence VALUES
                        ('h-1', '532901', '532901001', '532901001001', x'01', NULL, NULL, 1);
                    INSERT INTO resident VALUES ('r-1', x'01', x'01', x'01', NULL, 'h-1', 'other', NULL, NULL, 1, 1);
                    """)
            let scores = try seal.seal(.text(Self.scores), for: "assessment.scores of a-1")
            try db.execute(
                sql: """
                    INSERT INTO assessment VALUES ('a-1', 'r-1', 18892, 'mzt-039-2013', 'initial', 's-1', 's-2', ?,
                        NULL, 2, NULL, NULL, 1, 2, 0, 3, 3, 0, ?, 'disabled', 'bed-bound', 19073, NULL, NULL, 1)
                    """, arguments: [scores, Self.overrides])
        }
    }

    private func hasOverrides(_ folder: TemporaryFolder) throws -> Bool {
        let content = try Data(contentsOf: URL(filePath: folder.database))
        return content.range(of: Data(Self.overrides.utf8)) != nil
    }

    /// Columns of the table that lie in the open although they are sealed.
    private func openColumns(_ scene: RecordScene) throws -> [String] {
        try Self.sealed.filter { column in
            let open: Int? = try scene.value(
                "SELECT count(*) FROM assessment WHERE \(column) IS NOT NULL AND typeof(\(column)) <> 'blob'")
            return open != 0
        }
    }

    @Test func `what stood there is sealed, reads as before, and is nowhere in the file any more`() throws {
        let folder = try earlier()
        #expect(try hasOverrides(folder))
        let scene = try RecordScene(folder)
        let key = try #require(RecordScene.secret)
        let row = try #require(
            try scene.store.reader.records(.assessment, scope: .everything, key: key).map(\.row).first)
        #expect(row[AbilityField.overrides]?.words == [.coma, .diagnosis])
        #expect(row[AbilityField.mobility]?.rawValue == "bed-bound" && row[AbilityField.riskEvents] == 2)
        let grades = [
            AbilityField.selfCareGrade, AbilityField.mentalGrade, AbilityField.sensoryGrade, AbilityField.socialGrade,
        ]
        #expect(grades.map { row[$0] } == [1, 2, 0, 3])
        #expect(row[AbilityField.grade] == 3 && row[AbilityField.disability] == .disabled)
        #expect(try openColumns(scene) == [])
        try scene.store.pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        #expect(try !hasOverrides(folder))
        let indexes: Int? = try scene.value("SELECT count(*) FROM sqlite_master WHERE name = 'assessmentByResident'")
        #expect(indexes == 1)
    }

    @Test func `the ledger vouches for the row anew and proves itself`() throws {
        let scene = try RecordScene(try earlier())
        #expect(try scene.store.reader.proveLedger().findings == [])
        #expect(try scene.store.reader.ledger(limit: 1).map(\.subject) == ["schema 41"])
    }

    @Test func `without the key nothing is sealed and nothing changed`() throws {
        let folder = try earlier()
        let error = #expect(throws: StoreError.self) {
            _ = try Store.open(StoreConfiguration(path: folder.database))
        }
        #expect(error?.kind == .unusable && error?.text.contains("findings of assessments") == true)
        let store = try Store.open(StoreConfiguration(path: folder.database), schema: 40)
        #expect(
            try store.pool.read { try String.fetchOne($0, sql: "SELECT mobility FROM assessment") } == "bed-bound")
    }

    @Test func `what is entered lies sealed from the start`() throws {
        let scene = try RecordScene()
        try scene.enterPlaces()
        let decision = try scene.enter(
            RecordScene.staff("s-1"), RecordScene.staff("s-2", number: "110105194912310038", name: "赵某"),
            RecordScene.form("township", "township", "532901001", "name", "某镇"),
            RecordScene.form("village", "village", "532901001001", "name", "某村"),
            RecordScene.form(
                "residence", "household", "h-1", "county", "532901", "township", "532901001", "village", "532901001001",
                "address", "12 号"),
            RecordScene.form(
                "resident", "resident", "r-1", "name", "王某", "identityNumber", "110105194912310054", "household",
                "h-1", "group", "other", "isLocal", "yes"),
            RecordScene.form(
                "assessment", "assessment", "a-1", "resident", "r-1", "assessedOn", "2021-09-22", "reason", "initial",
                "assessor", "s-1", "otherAssessor", "s-2", "scores", Self.scores, "riskEvents", "2"))
        guard case .accepted = decision else {
            Issue.record("\(decision)")
            return
        }
        let filled: Int? = try scene.value(
            "SELECT count(*) FROM assessment WHERE overrides IS NOT NULL AND mentalGrade IS NOT NULL")
        #expect(filled == 1)
        #expect(try openColumns(scene) == [])
    }
}
