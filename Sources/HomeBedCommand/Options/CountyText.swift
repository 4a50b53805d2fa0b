import ArgumentParser
import CareCore

/// Counties on the command line.
enum CountyText {
    /// The county of a text; `nil` for none.
    static func county(_ text: String?) throws -> CountyCode? {
        guard let text else { return nil }
        guard let county = CountyCode(text) else {
            throw ValidationError("--county: expected six digits such as 532901, found \"\(text)\"")
        }
        return county
    }
}
