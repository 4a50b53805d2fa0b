import CareCore
import Testing

@testable import CareNotify

/// What a message asks of the person who reads it.
@Suite struct MessageTextTests {
    private static let near: [ContactRole] = [.family, .neighbour, .villageDoctor, .villageCadre]

    @Test(arguments: near, [Priority.p1, .p2])
    func `who is near the person is asked to go or call, not to answer at a console`(
        role: ContactRole, priority: Priority
    ) {
        let text = MessageText(Sample.message(priority: priority, role: role))
        #expect(text.zh.hasSuffix("，请立即前往或致电查看"))
        #expect(text.en.hasSuffix(". Please go there or call at once."))
    }

    private static func told(
        _ role: ContactRole, _ purpose: Notification.Purpose = .escalated, _ priority: Priority = .p1,
        isRecorded: Bool = true
    ) -> MessageText {
        var item = Sample.message(purpose: purpose, priority: priority, role: role).items[0]
        item.location = Location(
            address: isRecorded ? PostalAddress("龙龛村 12 号") : nil,
            position: GeoPosition(latitude: 25.6065, longitude: 100.5))
        return MessageText(NotificationMessage(id: "1", items: [item]))
    }

    @Test(arguments: [ContactRole.villageDoctor, .villageCadre], [Priority.p1, .p2])
    func `who of the village is to go there at once is told where the home is`(role: ContactRole, priority: Priority) {
        for purpose in [Notification.Purpose.raised, .escalated, .reminded] {
            let text = Self.told(role, purpose, priority)
            #expect(text.zh.contains(" 床位 532901-000123（龙龛村 12 号） ") && !text.zh.contains("25.6"))
            #expect(text.en.contains(", bed 532901-000123 (龙龛村 12 号), ") && !text.title.contains("龙龛村"))
        }
        #expect(!Self.told(role, .raised, priority, isRecorded: false).plain.contains("（）"))
    }

    @Test func `nobody else is told where a home is, nor anybody when it is over or can wait`() {
        let others = ContactRole.allCases.filter { $0 != .villageDoctor && $0 != .villageCadre }
        for role in others { #expect(!Self.told(role).plain.contains("龙龛村"), "\(role)") }
        for purpose in [Notification.Purpose.ended, .digest] {
            #expect(!Self.told(.villageCadre, purpose).plain.contains("龙龛村"), "\(purpose)")
        }
        for priority in [Priority.p3, .p4] {
            #expect(!Self.told(.villageDoctor, .raised, priority).plain.contains("龙龛村"), "\(priority)")
        }
    }

    @Test(arguments: [Priority.p3, .p4])
    func `a carer is asked to see to it`(priority: Priority) {
        let text = MessageText(Sample.message(priority: priority, role: .family))
        #expect(text.zh.hasSuffix("，请查看并处理") && text.en.hasSuffix(". Please look and see to it."))
    }

    @Test(arguments: [ContactRole.operator, .secondOperator, .stationHead, .responsible, .county, nil])
    func `who is at work is asked to answer and to call back`(role: ContactRole?) {
        let text = MessageText(Sample.message(role: role))
        #expect(text.zh.hasSuffix("，请接警并回拨") && text.en.hasSuffix(". Answer it and call back."))
    }

    @Test func `what concerns the gateway has nobody to call back`() {
        let text = MessageText(Sample.message(role: .technician, place: nil))
        #expect(text.zh.hasSuffix("，请接警处理") && text.en.hasSuffix(". Answer it and see to it."))
    }

    @Test func `an alarm about an area says which township`() {
        let notification = Notification(
            id: NotificationID(7), purpose: .raised, alarm: AlarmID(12), edge: 1, role: "operator", recipient: "op",
            channel: "sms", address: "1", priority: .p2, at: Sample.now, notBefore: Sample.now)
        let row = WaitingNotification(notification, rule: "DEV-4", township: "532901001")
        let titles = ["DEV-4": BilingualText(zh: "片区停电或断网", en: "Area without power or network")]
        let text = MessageText(NotificationMessage(id: "1", of: [row], titles: titles))
        #expect(text.zh.hasPrefix("【P2 告警】片区停电或断网：乡镇 532901001 "))
        #expect(text.en.hasPrefix("P2 alarm: Area without power or network, township 532901001, "))
    }

    private static func line(
        _ purpose: Notification.Purpose = .digest, role: String = "operator", urgency: Priority = .p3
    ) -> String {
        let notification = Notification(
            id: NotificationID(7), purpose: purpose, alarm: AlarmID(12), edge: 1, role: role, recipient: "op",
            channel: "sms", address: "1", priority: .p4, at: Sample.now, notBefore: Sample.now)
        let row = WaitingNotification(
            notification, rule: "ENV-4", urgency: urgency, raisedAt: Sample.now - .hours(10), place: "532901-000123")
        let titles = ["ENV-4": BilingualText(zh: "室温过低", en: "Room too cold")]
        return MessageText(NotificationMessage(id: "1", of: [row], titles: titles)).plain
    }

    @Test(arguments: ["operator", "family", "technician"])
    func `a line of a collection tells how urgent, what, where and since when, and asks for nothing`(role: String) {
        #expect(
            Self.line(role: role) == """
                【P3 汇总】室温过低 床位 532901-000123 2025-11-06 12:42:05，告警 12
                P3 digest: Room too cold, bed 532901-000123, 2025-11-06 12:42:05, alarm 12
                """)
        #expect(Self.line(urgency: .p1).hasPrefix("【P1 汇总】"))
    }

    @Test func `what stands in a collection again says that nobody has answered, and since when`() {
        #expect(Self.line(.reminded).hasPrefix("【P3 仍无人应答】室温过低 床位 532901-000123 2025-11-06 12:42:05，告警 12，"))
    }

    @Test(arguments: [("family", "请在家属页面查看"), ("operator", "请查看告警列表"), ("technician", "请查看告警列表")])
    func `a collection sends its reader where the reader can look`(role: String, words: String) {
        let notification = Notification(
            id: NotificationID(7), purpose: .digest, alarm: nil, edge: 0, role: role, recipient: "son",
            channel: "sms", address: "1", priority: .p4, at: Sample.now, notBefore: Sample.now)
        let text = MessageText(NotificationMessage(id: "1", of: [WaitingNotification(notification)], titles: [:]))
        #expect(text.zh.contains(words))
    }
}
