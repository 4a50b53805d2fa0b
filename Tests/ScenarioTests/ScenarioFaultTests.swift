import CareCore
import CareProfiles
import CareRecords
import ScenarioKit
import TestSupport
import Testing

/// What is wrong with a scenario file is said with its line and column.
@Suite struct ScenarioFaultTests {
    private static let profiles = Result { try ProfileLoader.load(directory: Checkout.profiles).set }

    private func messages(_ text: String) throws -> [String] {
        do {
            _ = try Scenario.read(SourceFile(path: "s.yaml", text: text), profiles: Self.profiles.get())
            return []
        } catch let faults as ProfileFaults {
            return faults.diagnostics.map(\.description)
        }
    }

    /// The long lists of words that a message may show, by a short name.
    private func expanded(_ message: String) throws -> String {
        let set = try Self.profiles.get()
        let cast = ["sos-button", "mattress-belt", "nursing-bed-manual"].compactMap { set.index(of: $0) }
        let rules = Set(cast.flatMap { set.profiles[$0].rules.map(\.id) }).sorted()
        let belt = try #require(set.index(of: "mattress-belt").map { set.profiles[$0] })
        let readings = Set(belt.slots.map(\.metric.name) + belt.fields.map(\.field)).sorted()
        return message.replacing("PROFILES", with: set.profiles.map(\.id).joined(separator: ", "))
            .replacing("READINGS", with: readings.joined(separator: ", "))
            .replacing("RULES", with: rules.joined(separator: ", "))
            .replacing("FORMS", with: RecordForms.all.list.map(\.name).joined(separator: ", "))
            .replacing("FIGURES", with: FigureCatalogue.all.map(\.name).joined(separator: ", "))
            .replacing("METRICS", with: Metric.allCases.map(\.name).joined(separator: ", "))
    }

    @Test func `a file that cannot be read is told by its name`() throws {
        let profiles = try Self.profiles.get()
        do throws(ProfileFaults) {
            _ = try Scenario.load("/nowhere.yaml", profiles: profiles)
            Issue.record("there is no such file")
        } catch {
            #expect(error.description.contains("/nowhere.yaml:1:1: scenario, expected a file of text in UTF-8, found "))
        }
    }

    @Test func `a sound scenario has no fault`() throws {
        #expect(try messages(FaultyScenario.sound) == [])
    }

    @Test(arguments: FaultyScenario.all)
    func `a fault is told where it stands, with what was expected`(faulty: FaultyScenario) throws {
        #expect(faulty.text != FaultyScenario.sound)
        let expected = try expanded(faulty.message).split(separator: "\n").map { "s.yaml:\($0)" }
        #expect(try messages(faulty.text) == expected)
    }
}
