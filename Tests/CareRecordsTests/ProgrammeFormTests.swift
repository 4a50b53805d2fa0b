import CareCore
import CareRecords
import Testing

@Suite("Forms of the programme") struct ProgrammeFormTests {
    @Test func `every form has a name of its own, and every field of it a column of its table or none`() {
        let names = RecordForm.programme.map(\.name)
        #expect(Set(names).count == names.count)
        for form in RecordForm.programme {
            let columns = form.columns.map(\.name)
            #expect(Set(columns).count == columns.count, "\(form.name)")
            let titles = form.columns.map(\.title)
            #expect(Set(titles).count == titles.count, "\(form.name) \(titles)")
        }
    }

    @Test func `a field is sealed in a form exactly when its table seals it`() throws {
        for form in RecordForm.programme {
            let table = try #require(Self.table(of: form))
            let asides = [
                KitField.testMinutes.name, AssetField.returnReason.name, AssetField.store.name,
                AssetField.atFamilyWish.name,
            ]
            for column in form.columns where !asides.contains(column.name) {
                let own = try #require(table.column(column.name), "\(form.name) \(column.name)")
                #expect(own.privacy == column.privacy, "\(form.name) \(column.name)")
                #expect(own.isInteger == column.isInteger, "\(form.name) \(column.name)")
            }
        }
    }

    @Test func `forms that keep the lines of a table have its columns, so that its export is read back`() {
        let keeping = RecordForm.programme.filter { $0.table != nil }
        #expect(keeping.map(\.name) == ["death-list", "assessment", "kit-swap", "training"])
        for form in keeping { #expect(form.columns.map(\.name) == form.table?.columns.map(\.name)) }
    }

    private static func table(of form: RecordForm) -> RecordTable? {
        switch form.name {
        case "death-list": .deathList
        case "kit-swap": .kitSwap
        case "retrofit-item": .retrofitItem
        case _ where form.name.hasPrefix("case-"): .careCase
        case _ where form.name.hasPrefix("kit-"): .kitItem
        case _ where form.name.hasPrefix("assessment"): .assessment
        case _ where form.name.hasPrefix("training"): .training
        default: nil
        }
    }
}
