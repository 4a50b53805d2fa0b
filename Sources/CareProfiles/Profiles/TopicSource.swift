import CareCore

/// A foreign topic as a profile claims it, and where its filter stands.
struct TopicSource {
    let claim: TopicClaim
    let filter: YAMLValue
}
