import CareCore
import TestSupport
import Testing

@testable import CareNotify

/// What the tests send, and when.
enum Sample {
    /// 2025-11-06 22:42:05 in China.
    static let now = Timestamp(milliseconds: 1_762_440_125_000)

    static func message(
        purpose: Notification.Purpose = .raised, isDrill: Bool = false, priority: Priority = .p1,
        role: ContactRole? = .operator, place: String? = "532901-000123"
    ) -> NotificationMessage {
        NotificationMessage(
            id: "g1-7",
            items: [
                NotificationMessage.Item(
                    notification: 7, purpose: purpose, alarm: 12, priority: priority, rule: "SOS-1",
                    title: BilingualText(zh: "紧急呼叫", en: "Emergency call"), place: place, role: role, at: now)
            ], isDrill: isDrill)
    }

    static func sender(_ provider: Provider, limit: Milliseconds = HTTPSender.timeLimit) throws -> HTTPSender {
        HTTPSender(target: try #require(HTTPTarget(provider.url, allowsPrivate: true)), timeLimit: limit)
    }
}
