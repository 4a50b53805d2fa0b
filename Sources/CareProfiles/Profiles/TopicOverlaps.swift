import CareCore

/// Compares the foreign topics of all profiles. A topic name must say by itself which device it is and on which lane it
/// comes; the device's own profile then says how it is read. And a broker delivers a message once for every filter that
/// matches it.
enum TopicOverlaps {
    static func check(_ sources: [ProfileSource]) {
        var earlier: [(topic: TopicSource, owner: String)] = []
        for source in sources {
            for topic in source.topics {
                for (other, owner) in earlier { compare(topic, with: other, of: owner, isSame: owner == source.id) }
                earlier.append((topic, source.id))
            }
        }
    }

    private static func compare(_ topic: TopicSource, with other: TopicSource, of owner: String, isSame: Bool) {
        let (claim, known) = (topic.claim, other.claim)
        guard claim.pattern.overlaps(known.pattern) else { return }
        guard claim.pattern == known.pattern else {
            return topic.filter.report(
                "filter that overlaps another", expected: "\(known.pattern) as in \(owner), or no topic name in common")
        }
        if isSame { return topic.filter.report("filter given twice", expected: "each filter once in a profile") }
        guard claim.lane != known.lane || claim.kind != known.kind else { return }
        topic.filter.report(
            "filter that \(owner) claims otherwise",
            expected: "lane \(known.lane) and message \(known.kind), as there: a broker knows one subscription a filter"
        )
    }
}
