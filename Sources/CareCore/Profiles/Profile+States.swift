extension Profile {
    /// Identities of the fields that repeat a state, in the order in which signals number them: topics as the profile
    /// has them, and the fields of each. They outlive changes of the profile.
    public var stateIdentities: [UInt64] {
        topics.flatMap { topic in
            topic.events.filter(\.isState).map { field in
                let filter = StableHash.of(topic.pattern.description.utf8)
                // No UTF-8 text holds the byte between the two.
                return StableHash.of(
                    field.name.utf8, seed: StableHash.of(CollectionOfOne<UInt8>(0xFF), seed: filter))
            }
        }
    }

    /// The number of the first state of the topic at that place.
    public func firstState(ofTopic index: Int) -> Int {
        topics[..<index].reduce(0) { $0 + $1.events.count(where: \.isState) }
    }
}
