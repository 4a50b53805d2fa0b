public import CareCore
public import CareProfiles
import Foundation
import SimKit

extension Scenario {
    /// Reads a scenario file.
    /// - Parameters:
    ///   - path: The file.
    ///   - profiles: The models that it may speak of.
    /// - Returns: The scenario, checked: everything that it names exists, and its times are in order.
    /// - Throws: Every fault of the file; a file that cannot be read is one.
    public static func load(_ path: String, profiles: ProfileSet) throws(ProfileFaults) -> Scenario {
        let text: String
        do {
            text = try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw ProfileFaults([
                Diagnostic(
                    file: path, line: 1, column: 1, what: "scenario", expected: "a file of text in UTF-8",
                    found: error.localizedDescription, fix: "check the path and its rights")
            ])
        }
        return try read(SourceFile(path: path, text: text), profiles: profiles)
    }

    /// Reads the text of a scenario file.
    /// - Throws: Every fault of the file.
    public static func read(_ file: SourceFile, profiles: ProfileSet) throws(ProfileFaults) -> Scenario {
        let faults = DiagnosticCollector()
        let scenario = YAMLValue.root(of: file, faults).flatMap { ScenarioReader.read($0, file.path, profiles) }
        guard let scenario, faults.isEmpty else { throw ProfileFaults(faults.diagnostics) }
        return scenario
    }
}
