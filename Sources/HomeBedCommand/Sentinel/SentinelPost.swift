import CareCore
import CareNotify
import Gateway

/// Carries the sentinel's news to its channels, all at once, so that a dead one does not hold up the others.
struct SentinelPost {
    private let gateway: String
    private var outlets: [SentinelOutlet]
    private var time = SystemTime(GatewayConfiguration().clock)
    private var generator = SystemRandomNumberGenerator()

    init(gateway: String, outlets: [SentinelOutlet]) {
        self.gateway = gateway
        self.outlets = outlets
    }

    /// Puts news up for every channel.
    mutating func add(_ news: SentinelNews) {
        let now = time.read().now
        let title: BilingualText
        let purpose: CareCore.Notification.Purpose
        switch news {
        case .dead(let trouble):
            title = BilingualText(zh: "\(trouble.title.zh)：\(gateway)", en: "\(trouble.title.en): \(gateway)")
            purpose = .raised
        case .back:
            title = BilingualText(zh: "网关已恢复：\(gateway)", en: "the gateway lives again: \(gateway)")
            purpose = .ended
        }
        let item = NotificationMessage.Item(
            notification: 0, purpose: purpose, alarm: nil, priority: .p1, rule: "sentinel", title: title, place: nil,
            at: now)
        let message = NotificationMessage(id: "sentinel-\(gateway)-\(now.milliseconds)", items: [item])
        Console.tell(MessageText(message).plain)
        for index in outlets.indices {
            outlets[index].waiting = message
            outlets[index].nextAttempt = now
        }
    }

    /// Sends what is due, each channel within its own time limit.
    mutating func deliver() async {
        let now = time.read().now
        let due = outlets.indices.filter { outlets[$0].isDue(at: now) }
        if due.isEmpty { return }
        let current = outlets
        let results = await withTaskGroup(of: (Int, DeliveryResult).self) { group in
            for index in due {
                let outlet = current[index]
                guard let message = outlet.waiting else { continue }
                group.addTask { (index, await outlet.channel.deliver(message, to: outlet.address, at: now)) }
            }
            var results: [(Int, DeliveryResult)] = []
            for await result in group { results.append(result) }
            return results
        }
        for (index, result) in results {
            guard let message = outlets[index].waiting else { continue }
            Console.tell(outlets[index].take(result, of: message, at: time.read().now, using: &generator))
        }
    }
}
