internal import Foundation

/// Which passwords are taken. Length is what counts; what everybody tries first is refused.
public enum PasswordRules {
    /// Characters at least.
    public static let shortest = 10
    /// Characters at most: nobody lets the gateway reckon over megabytes.
    public static let longest = 128
    /// Different characters at least.
    private static let leastDifferent = 5

    /// Finds what is wrong with a password.
    /// - Parameters:
    ///   - password: As it was typed.
    ///   - user: The user's identity.
    ///   - name: The user's name.
    /// - Returns: What is wrong, in words that do not repeat the password; empty for a good one.
    public static func faults(_ password: String, user: String, name: String) -> [String] {
        var faults: [String] = []
        let plain = password.precomposedStringWithCompatibilityMapping.lowercased()
        func expect(_ holds: Bool, _ words: String) { if !holds { faults.append("password: expected \(words)") } }
        expect(
            password.count >= shortest && isBearable(password),
            "\(shortest) to \(longest) characters, found \(password.count)")
        expect(
            password.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control },
            "no control characters, found one")
        let own = [user, name].map { $0.lowercased() }.filter { $0.count >= 2 }
        expect(!own.contains { plain.contains($0) }, "one without the user's identity or name, found one of them in it")
        expect(
            Set(plain).count >= leastDifferent && !isRun(plain) && !common.contains(where: plain.contains),
            "one that is not among the first that everybody tries; several words in a row are easy to remember")
        return faults
    }

    /// Whether a text may be one by its length alone; nobody reckons over another.
    static func isBearable(_ text: String) -> Bool { text.utf8.count <= 4 * longest && text.count <= longest }

    /// Whether each character follows the one before, up or down, as in 1234567890.
    private static func isRun(_ text: String) -> Bool {
        let values = text.unicodeScalars.map { Int($0.value) }
        let steps = Set(zip(values, values.dropFirst()).map { $1 - $0 })
        return steps == [1] || steps == [-1] || text == "1234567890" || text == "0987654321"
    }

    /// Beginnings of most of what lists of stolen passwords hold at this length, with local ones.
    private static let common = [
        "123456789", "987654321", "password", "passw0rd", "p@ssw0rd", "qwertyuiop", "qwerty123", "1q2w3e4r", "1qaz2wsx",
        "q1w2e3r4", "asdfghjkl", "zxcvbnm", "abc123456", "a123456", "iloveyou", "woaini", "5201314", "1314520",
        "admin123", "administrator", "welcome1", "letmein", "homebed", "111111", "000000", "888888", "666666",
        "123123", "112233", "147258", "mima123", "zhanghao", "dali2021",
    ]
}
