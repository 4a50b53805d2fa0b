import CareCore
import CareWire
import Foundation

/// A message as RFC 5322 and MIME write it; the body is Base64, so no line of it can end the mail.
enum MailText {
    private static let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    static func compose(
        _ message: NotificationMessage, from: String, to address: String, at now: Timestamp
    ) -> String {
        let text = MessageText(message)
        let domain = from.split(separator: "@").last.map(String.init) ?? "homebed"
        let lines = [
            "From: <\(from)>", "To: <\(address)>", "Subject: \(encoded(text.title))", "Date: \(date(now))",
            "Message-ID: <\(message.id)@\(domain)>", "Homebed-Id: \(message.id)", "Auto-Submitted: auto-generated",
            "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64", "",
        ]
        let body = Data(text.plain.utf8).base64EncodedString(options: [
            .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
        ])
        return lines.joined(separator: "\r\n") + "\r\n" + body + "\r\n"
    }

    /// RFC 2047: words of at most 75 characters, each with whole characters.
    private static func encoded(_ text: String) -> String {
        var words: [String] = []
        var piece = ""
        for character in text where !character.isNewline {
            if piece.utf8.count + character.utf8.count > 42 {
                words.append(piece)
                piece = ""
            }
            piece.append(character)
        }
        words.append(piece)
        return words.map { "=?utf-8?B?\(Data($0.utf8).base64EncodedString())?=" }.joined(separator: "\r\n ")
    }

    /// `Thu, 06 Nov 2025 22:42:05 +0800`
    static func date(_ moment: Timestamp) -> String {
        let text = Array(RFC3339.text(moment, zone: .china))
        let local = moment.milliseconds + Milliseconds.hours(8).count
        let day = Int(local.quotientAndRemainder(dividingBy: Milliseconds.days(1).count).quotient % 7)
        let month = Int(String(text[5...6])) ?? 1
        return "\(days[day]), \(String(text[8...9])) \(months[month - 1]) \(String(text[0...3])) "
            + "\(String(text[11...18])) +0800"
    }
}
