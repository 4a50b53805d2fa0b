import Testing

@Suite struct TidyTests {
    @Test(arguments: TidyRule.all)
    func `every file keeps the rule`(rule: TidyRule) throws {
        let all = try Repository.files.get()
        let files = rule.readsAllText ? all.text : all.swift
        #expect(files.count > 50, "only \(files.count) files found below \(Repository.current.root)")
        for violation in files.flatMap(rule.check) { Issue.record("\(violation)") }
    }

    @Test(arguments: TidyRule.all)
    func `every rule finds what breaks it and leaves the rest`(rule: TidyRule) {
        #expect(!rule.check(rule.broken).isEmpty, "nothing found in:\n\(rule.broken.text)")
        #expect(rule.check(rule.kept).isEmpty, "\(rule.check(rule.kept)) in:\n\(rule.kept.text)")
    }

    @Test(arguments: TidyRule.familiesOfTypes.keys.sorted())
    func `an exception from the rule of one type a file is still needed`(path: String) throws {
        #expect(Repository.current.paths.contains(path), "\(path) is gone: take the exception away")
    }

    @Test func `blanking leaves code and only code, line by line`() {
        let text = """
            let a = 1 // comment "x"
            let b = "text \\(call("inner { )")) }" + c /* block /* nested */ { */ + d
            let e = #"raw " \\(not) "# + f
            """
        let lines = SwiftMask.blank(text).split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines[0].hasPrefix("let a = 1 ") && !lines[0].contains("comment"))
        let words = lines.map { $0.split(separator: " ").map(String.init) }
        #expect(words[1] == ["let", "b", "=", "+", "c", "+", "d"])
        #expect(words[2] == ["let", "e", "=", "+", "f"])
    }
}
