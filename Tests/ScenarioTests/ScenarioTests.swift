import CareProfiles
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

    private func play(_ scenario: Scenario) throws -> [DemandVerdict] {
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
    @Test func `the worked example of the README is seen`() throws {
        let readme = try String(
            contentsOf: Checkout.root.appending(path: "Simulator/README.md"), encoding: .utf8)
        let block = try #require(readme.split(separator: "```yaml\n").dropFirst().first?.split(separator: "```").first)
        let file = SourceFile(path: "README.md", text: String(block))
        for verdict in try play(Scenario.read(file, profiles: Self.setup.get().profiles)) {
            #expect(verdict.isMet, "\(verdict.text(file: file.path))")
        }
    }

    @Test func `two shipped scenarios never share a bed, so that one gateway can play them all`() throws {
        let beds = try Self.files.flatMap { file in
            try String(contentsOfFile: "\(Self.folder)/\(file)", encoding: .utf8).matches(of: /id: (\d{6}-\d{6})/)
                .map { String($0.output.1) }
        }
        #expect(beds.count >= Self.files.count && Set(beds).count == beds.count)
    }
}
