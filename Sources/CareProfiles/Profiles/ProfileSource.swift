import CareCore

/// A model's file as read, before its rules are compiled.
struct ProfileSource {
    struct Telemetry {
        let slots: [MetricSlot]
        let fields: [FieldMapping]
        let events: [String: EventKind]
        let liveness: Liveness?
    }

    let mapping: YAMLMapping
    let id: String
    let title: BilingualText
    let deviceClass: DeviceClass
    let isReusable: Bool
    let servesHousehold: Bool
    let telemetry: Telemetry
    let topics: [TopicSource]

    var vocabulary: ModelVocabulary {
        ModelVocabulary(
            profile: id, slots: telemetry.slots, events: Set(telemetry.events.values), liveness: telemetry.liveness)
    }

    func profile(with rules: [Rule]) -> Profile {
        Profile(
            id: id, title: title, deviceClass: deviceClass, servesHousehold: servesHousehold, isReusable: isReusable,
            slots: telemetry.slots, fields: telemetry.fields, events: telemetry.events, topics: topics.map(\.claim),
            liveness: telemetry.liveness, rules: rules)
    }
}
