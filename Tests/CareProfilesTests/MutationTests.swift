import CareCore
import CareProfiles
import TestSupport
import Testing

/// Shipped files with something broken in them: the compiler says what, or takes them, and never traps.
@Suite struct MutationTests {
    @Test(arguments: 1...40)
    func `a damaged file is compiled or refused with a place inside it`(seed: Int) throws {
        var random = Dice(seed: UInt64(seed))
        let loaded = try Catalogue.load()
        let rules = loaded.sources.filter { $0.kind == .rules }
        for _ in 0..<5 {
            guard let file = loaded.sources.randomElement(using: &random) else { return }
            let damaged = SourceFile(path: file.path, text: Self.damage(file.text, &random))
            let lines = damaged.text.split(separator: "\n", omittingEmptySubsequences: false).count
            do throws(ProfileFaults) {
                switch file.kind {
                case .profile: _ = try ProfileCompiler.compile(rules + [damaged])
                case .rules: _ = try ProfileCompiler.compile(rules.filter { $0.path != file.path } + [damaged])
                case .escalation, .repairs:
                    _ = try ProfileCompiler.compile(loaded.sources.filter { $0.path != file.path } + [damaged])
                case .test: _ = try ProfileTest.count(in: damaged, with: loaded.set)
                }
            } catch {
                let own = error.diagnostics.filter { $0.file == damaged.path }
                #expect(own.allSatisfy { (1...lines).contains($0.line) && $0.column >= 1 }, "\(error)")
            }
        }
    }

    /// Deletes, doubles or exchanges a stretch of the text.
    private static func damage(_ text: String, _ random: inout Dice) -> String {
        var scalars = Array(text.unicodeScalars)
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            let start = Int.random(in: 0..<scalars.count, using: &random)
            let end = min(scalars.count, start + Int.random(in: 1...12, using: &random))
            switch Int.random(in: 0..<3, using: &random) {
            case 0: scalars.removeSubrange(start..<end)
            case 1: scalars.insert(contentsOf: scalars[start..<end], at: start)
            default:
                let words = ["9999999999999999999", "-1", "{", "}", "[", "]", ": ", "$x", "\n", "0", "\"", "'", "x99"]
                let word = words.randomElement(using: &random) ?? ""
                scalars.replaceSubrange(start..<end, with: Array(word.unicodeScalars))
            }
            if scalars.isEmpty { scalars = ["x"] }
        }
        return String(String.UnicodeScalarView(scalars))
    }
}
