import CareCore

/// A model's file as read, before its rules are compiled.
struct ProfileSource {
    struct Telemetry {
        let slots: [MetricSlot]
        let fields: [FieldMapping]
        let events: [String: EventKind]
        let measurable: [Metric]
        let liveness: Liveness?
    }

    let mapping: YAMLMapping
    let id: String
    let title: BilingualText
    let deviceClass: DeviceClass
    let isReusable: Bool
    let servesHousehold: Bool
    let inventory: Inventory
    let telemetry: Telemetry
    let topics: [TopicSource]

    var vocabulary: ModelVocabulary {
        ModelVocabulary(
            profile: id, slots: telemetry.slots, events: Set(telemetry.events.values),
            measurable: Set(telemetry.measurable), liveness: telemetry.liveness)
    }

    func profile(with rules: [Rule]) -> Profile {
        Profile(
            id: id, title: title, deviceClass: deviceClass, servesHousehold: servesHousehold, isReusable: isReusable,
            inventory: inventory, slots: telemetry.slots, fields: telemetry.fields, events: telemetry.events,
            measurable: telemetry.measurable, topics: topics.map(\.claim), liveness: telemetry.liveness, rules: rules)
    }
}
