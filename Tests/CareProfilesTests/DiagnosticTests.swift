import CareCore
import Testing

@testable import CareProfiles

@Suite struct DiagnosticTests {
    @Test(arguments: [("expressions", 50), ("rules", 45), ("profiles", 28), ("topics", 40)])
    func `the files of faults are read`(name: String, least: Int) {
        let cases = FaultFile.cases(name)
        #expect(cases.count >= least)
        #expect(cases.allSatisfy { !$0.messages.isEmpty })
    }

    @Test(arguments: FaultFile.cases("expressions"))
    func `a faulty expression is refused at its column`(faulty: FaultFile.Case) {
        let text = faulty.text.trimmingSuffix("\n")
        #expect(Self.messages(of: text) == faulty.messages)
    }

    @Test(arguments: FaultFile.cases("rules"))
    func `a faulty rule is refused at its line and column`(faulty: FaultFile.Case) {
        #expect(Probe.faults(ofRule: faulty.text) == faulty.messages)
    }

    @Test(arguments: FaultFile.cases("profiles"))
    func `a faulty profile is refused at its line and column`(faulty: FaultFile.Case) {
        #expect(Probe.faults(of: faulty.text) == faulty.messages)
    }

    @Test(arguments: FaultFile.cases("topics"))
    func `a faulty claim of a foreign topic is refused at its line and column`(faulty: FaultFile.Case) {
        #expect(Probe.faults(of: faulty.text) == faulty.messages)
    }

    /// A profile that claims one topic.
    private static func claiming(_ id: String, _ topic: String) -> SourceFile {
        let text = Probe.model.replacing("id: probe", with: "id: \(id)") + "topics: [{\(topic)}]\n"
        return SourceFile(path: "\(id).yaml", text: text)
    }

    @Test(
        arguments: [
            ("z/{device}", "bulk", "telemetry", ""),
            (
                "z/{device}", "urgent", "telemetry",
                "two.yaml:13:19: filter that one claims otherwise, expected lane bulk and message telemetry, as there: "
                    + "a broker knows one subscription a filter, found z/{device}"
            ),
            (
                "z/+/{device}", "bulk", "telemetry",
                "two.yaml:13:19: filter that overlaps another, expected z/{device}/up as in three, or no topic name in "
                    + "common, found z/+/{device}"
            ),
            ("z/up/a/{device}", "urgent", "telemetry", ""), ("y/{device}", "urgent", "telemetry", ""),
        ])
    func `claims of two profiles are the same or have no topic name in common`(
        filter: String, lane: String, message: String, expected: String
    ) {
        let sources = [
            Self.claiming("one", "filter: 'z/{device}', lane: bulk, message: telemetry"),
            Self.claiming("three", "filter: 'z/{device}/up', lane: bulk, message: telemetry"),
            Self.claiming("two", "filter: '\(filter)', lane: \(lane), message: \(message)"),
        ]
        do throws(ProfileFaults) {
            _ = try ProfileCompiler.compile(sources)
            #expect(expected.isEmpty)
        } catch {
            #expect(error.description == expected)
        }
    }

    @Test func `faults of a shared rule stand in its file, once for all models`() {
        let model = { (id: String) in
            SourceFile(path: "\(id).yaml", text: Probe.model.replacing("id: probe", with: "id: \(id)"))
        }
        let rules = """
            - id: T-1
              applies_to: {classes: [smart_mattress], sends: [in_bed]}
              title: {zh: 试, en: T}
              when: in_bedd
              priority: P3
              audience: operator
            """
        do throws(ProfileFaults) {
            _ = try ProfileCompiler.compile([
                model("one"), model("two"), SourceFile(path: "rules/t.yaml", text: rules),
            ])
            Issue.record("compiled")
        } catch {
            #expect(error.diagnostics.map { "\($0.file):\($0.line):\($0.column)" } == ["rules/t.yaml:4:9"])
        }
    }

    @Test func `faults of several files are told at once, in order`() {
        do throws(ProfileFaults) {
            _ = try ProfileCompiler.compile([
                SourceFile(path: "b.yaml", text: "id: [\n"), SourceFile(path: "a.yaml", text: ""),
                SourceFile(path: "rules/r.yaml", text: "id: x\n"),
            ])
            Issue.record("compiled")
        } catch {
            #expect(error.diagnostics.map(\.file) == ["a.yaml", "b.yaml", "rules/r.yaml"])
            #expect(error.description.split(separator: "\n").count == 3)
        }
    }

    private static func messages(of text: String) -> [String] {
        let faults: [ExpressionFault]
        do throws(ExpressionFault) {
            let checker = TypeChecker(model: Probe.vocabulary, tables: Probe.tables())
            _ = checker.condition(try ExpressionParser.parse(text))
            faults = checker.faults
        } catch {
            faults = [error]
        }
        return faults.map { fault in
            let message = "\(fault.offset + 1): \(fault.what), expected \(fault.expected), found \(fault.found)"
            return fault.fix.isEmpty ? message : "\(message); \(fault.fix)"
        }
    }
}

extension String {
    fileprivate func trimmingSuffix(_ suffix: String) -> String {
        hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
    }
}
