public import CareCore

/// Runs `*.test.yaml`: devices of a scene send what the file says, through the real decoder and the real core, and the
/// alarm transitions and the commands to devices must be those that the file expects, no more and no fewer.
public enum ProfileTest {
    /// Runs every case of a file.
    ///
    /// - Parameters:
    ///   - file: The test file.
    ///   - set: The profiles it speaks of.
    /// - Returns: The cases that failed; empty when all passed.
    /// - Throws: Every fault of the file itself.
    public static func run(_ file: SourceFile, with set: ProfileSet) throws(ProfileFaults) -> [ProfileTestFailure] {
        try cases(of: file, set).compactMap { test in
            var scene = TestScene(test, set: set)
            scene.play()
            let comparison = TestComparison(
                test, edges: scene.edges, readings: scene.readings, commands: scene.commands,
                notifications: scene.notifications)
            let lines = scene.failures.map { "failed      \($0)" } + comparison.lines
            guard !lines.isEmpty else { return nil }
            return ProfileTestFailure(
                file: file.path, line: test.position.line, name: test.name, lines: lines)
        }
    }

    /// How many cases a file holds.
    public static func count(in file: SourceFile, with set: ProfileSet) throws(ProfileFaults) -> Int {
        try cases(of: file, set).count
    }

    static func cases(of file: SourceFile, _ set: ProfileSet) throws(ProfileFaults) -> [TestCase] {
        let faults = DiagnosticCollector()
        let items = YAMLValue.root(of: file, faults)?.list("cases") ?? []
        let reader = TestCaseReader(set: set)
        let cases = items.compactMap(reader.read)
        guard faults.isEmpty else { throw ProfileFaults(faults.diagnostics) }
        return cases
    }
}
