import Foundation

/// Numbers as the table shows them.
enum Figures {
    /// With so many decimal places.
    static func fixed(_ value: Double, _ places: Int) -> String { String(format: "%.\(places)f", value) }

    /// Nanoseconds as seconds.
    static func seconds(_ nanoseconds: Int64) -> String { fixed(Double(nanoseconds) / 1e9, 2) + " s" }

    /// Nanoseconds as milliseconds.
    static func milliseconds(_ nanoseconds: Int64) -> String { fixed(Double(nanoseconds) / 1e6, 2) + " ms" }

    /// Things a second.
    static func rate(_ count: Int, in nanoseconds: Int64) -> Double {
        Double(count) * 1e9 / Double(max(1, nanoseconds))
    }

    /// A whole number with separators.
    static func whole(_ value: Double) -> String {
        let digits = Array(String(Int(value.rounded())))
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0 && (digits.count - index).isMultiple(of: 3) { text.append(",") }
            text.append(digit)
        }
        return text
    }

    /// The middle one.
    static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        return sorted.isEmpty ? .nan : sorted[sorted.count / 2]
    }
}
