public import SimKit

/// A recorded run: the fleet and everything its households did, to be played again at another time.
public struct Recording: Sendable {
    /// What the fleet was drawn from.
    public let options: FleetOptions
    /// What the households did, in order.
    public private(set) var deeds: [RecordedDeed] = []

    /// Reads the lines of a recording.
    /// - Throws: `RecordingError` with the number of the line.
    public init(_ text: String) throws(RecordingError) {
        var headers: [String: String] = [:]
        for (index, text) in text.split(separator: "\n").enumerated() {
            guard let line = RecordingLine(text) else {
                throw RecordingError(line: index + 1, "not a line of a recording: \"\(text.prefix(60))\"")
            }
            switch line {
            case .header(let key, let value): headers[key] = value
            case .deed(let deed): deeds.append(deed)
            }
        }
        guard headers["recording"] == RecordingLine.version else {
            let found = headers["recording"].map { "version \($0)" } ?? "none"
            throw RecordingError(
                line: 1,
                "expected a recording of version \(RecordingLine.version) as 'homebed-simulate --record' writes it, "
                    + "found \(found)")
        }
        guard let options = FleetOptions(headers: headers) else {
            throw RecordingError(line: 1, "the options of the fleet are missing or make no sense")
        }
        self.options = options
        let households = FleetPlan(options).households.count
        if let stray = deeds.firstIndex(where: { !(0..<households).contains($0.household) }) {
            throw RecordingError(
                line: nil, "deed \(stray + 1) is of household \(deeds[stray].household); the fleet has \(households)")
        }
    }

    /// The recording as a story that begins at `start`.
    public func story(at start: Moment) -> Story {
        let shift = TimeShift(length: start - options.start)
        var options = options
        options.start = start
        let plan = FleetPlan(options)
        var scripts = plan.households.map { _ in [StoryDeed]() }
        let hashes = shift.hashes(of: deeds)
        for deed in deeds {
            scripts[deed.household].append(
                StoryDeed(at: deed.at + shift.length, .recorded(shift.moved(deed.action, hashes: hashes))))
        }
        let end = deeds.map(\.at).max().map { $0 + shift.length } ?? start
        return Story(recorded: plan, end: end, scripts: scripts)
    }
}

extension TimeShift {
    /// What the payload of each message is known by after the move.
    fileprivate func hashes(of deeds: [RecordedDeed]) -> [Int: UInt64] {
        var hashes: [Int: UInt64] = [:]
        for case .publish(let message) in deeds.map(\.action) where hashes[message.number] == nil {
            hashes[message.number] = HouseholdActor.hash(moved(payload: message.payload))
        }
        return hashes
    }

    fileprivate func moved(_ action: FleetAction, hashes: [Int: UInt64]) -> FleetAction {
        switch action {
        case .publish(let message):
            .publish(
                Publication(
                    number: message.number, topic: message.topic, payload: moved(payload: message.payload),
                    isRetained: message.isRetained, isUrgent: message.isUrgent))
        case .record(.message(let entry)):
            .record(moved(.message(entry), payloadHash: hashes[entry.number]))
        case .record(let line): .record(moved(line, payloadHash: nil))
        case .cutLink, .restoreLink: action
        }
    }
}
