import Foundation
import ScenarioKit
import TestSupport
import Testing
import WholeSystem

/// The scenarios that are shipped, each played in simulated time.
@Suite struct ScenarioTests {
    private static let folder = Checkout.root.appending(path: "Simulator/Scenarios").path
    private static let files = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
        .filter { $0.hasSuffix(".yaml") }.sorted()
    private static let setup = Result { try GatewaySetup(profiles: Checkout.profiles) }

    private func play(_ scenario: Scenario) throws -> [Verdict] {
        try Simulation(setup: Self.setup.get()).play(scenario)
    }

    @Test(arguments: ScenarioTests.files)
    func `everything that a scenario expects is seen`(file: String) throws {
        let path = "\(Self.folder)/\(file)"
        let scenario = try Scenario.load(path, profiles: Self.setup.get().profiles)
        #expect(!scenario.expectations.isEmpty && !scenario.records.isEmpty)
        let verdicts = try play(scenario)
        #expect(verdicts.count >= scenario.expectations.count + scenario.records.count)
        for verdict in verdicts { #expect(verdict.isMet, "\(verdict.text(file: file))") }
    }
}
