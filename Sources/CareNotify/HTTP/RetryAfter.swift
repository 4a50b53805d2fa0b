import CareCore
import CareWire

/// The header `Retry-After` (RFC 9110): seconds, or a date.
enum RetryAfter {
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    static func parse(_ text: String, now: Timestamp) -> Milliseconds? {
        if let seconds = Int64(text), seconds >= 0 { return .seconds(min(seconds, 86_400)) }
        // IMF-fixdate: Wed, 21 Oct 2015 07:28:00 GMT
        let words = text.split(separator: " ")
        guard words.count == 6, words[5] == "GMT", let month = months.firstIndex(of: String(words[2])) else {
            return nil
        }
        let number = month + 1 < 10 ? "0\(month + 1)" : "\(month + 1)"
        guard let date = try? RFC3339.parse("\(words[3])-\(number)-\(words[1])T\(words[4])Z") else { return nil }
        return max(date - now, .zero)
    }
}
