/// What really happened to the simulated people and their equipment.
public enum TruthKind: Sendable, Equatable {
    case press(isGenuine: Bool)
    /// The emergency button was pressed as a test.
    case testPress
    case fall(isCancelled: Bool)
    case smoke
    case gas
    case carbonMonoxide
    case water
    case tamper
    case intoBed
    case outOfBed(isRising: Bool)
    case wet(level: Int64)
    case dry
    case doseTaken(slot: Int64)
    case doseMissed(slot: Int64)
    case episodeBegins(VitalEpisode)
    case episodeEnds
    case linkLost
    case linkBack
    /// A battery showed 20 per cent or less and a message said so.
    case lowBattery(percent: Int64)
    /// A battery swings about the limit of "low" from now on.
    case batteryHovers
    /// A mattress tells one heart rate, until `heartFree`.
    case heartSticks
    case heartFree
    /// A pad tells wet and dry in turn, until `padSteady`.
    case padFlutters
    case padSteady
    /// The radio lost what a device sent; the number of the message in the ledger.
    case lostAtRadio(message: Int)
    case watchOff
    case watchOn
    /// The watch told of a fall, and nobody fell.
    case falseFall(isCancelled: Bool)
    /// The alarm smelled the hearth, and nothing burns.
    case hearthSmoke
    /// Left the house at night and does not know where to go, until `safe`.
    case wanders
    /// Lies on the floor and cannot get up, until `safe`.
    case helpless
    case safe
    case leftHome
    case cameHome
    /// So many parts of a million of carbon monoxide, until `fumesGone`.
    case fumes(peak: Int64)
    case fumesGone
    case room(RoomClass)
    /// A radar told of a fall.
    case seenFall(isReal: Bool, isCancelled: Bool)
    /// So many tenths of a degree Celsius at its height; warm enough to be seen until `feverGone`.
    case fever(tenths: Int64)
    case feverGone
    /// As high as that from this measurement to the next that differs.
    case pressure(PressureClass)
    /// Fell by day, no wrist told of it, lies and cannot get up, until `found`.
    case lies
    case found
    /// Too weak to get up in the morning, until `risen`.
    case weak
    case risen
    case inHospital
    case leftHospital
}

extension TruthKind {
    /// One word, and a second one where it matters.
    var words: String {
        switch self {
        case .press(let isGenuine): "press \(isGenuine ? "genuine" : "false")"
        case .testPress: "test_press"
        case .fall(let isCancelled): "fall \(isCancelled ? "cancelled" : "stays")"
        case .smoke: "smoke"
        case .gas: "gas"
        case .carbonMonoxide: "carbon_monoxide"
        case .water: "water"
        case .tamper: "tamper"
        case .intoBed: "into_bed"
        case .outOfBed(let isRising): "out_of_bed \(isRising ? "rising" : "back_soon")"
        case .wet(let level): "wet \(level)"
        case .dry: "dry"
        case .doseTaken(let slot): "dose_taken \(slot)"
        case .doseMissed(let slot): "dose_missed \(slot)"
        case .episodeBegins(let episode): "episode \(episode.rawValue)"
        case .episodeEnds: "episode_ends"
        case .linkLost: "link_lost"
        case .linkBack: "link_back"
        case .lowBattery(let percent): "low_battery \(percent)"
        case .batteryHovers: "battery_hovers"
        case .heartSticks: "heart_sticks"
        case .heartFree: "heart_free"
        case .padFlutters: "pad_flutters"
        case .padSteady: "pad_steady"
        case .lostAtRadio(let message): "lost_at_radio \(message)"
        case .watchOff: "watch_off"
        case .watchOn: "watch_on"
        case .falseFall(let isCancelled): "false_fall \(isCancelled ? "cancelled" : "stays")"
        case .hearthSmoke: "hearth_smoke"
        case .wanders: "wanders"
        case .helpless: "helpless"
        case .safe: "safe"
        case .leftHome: "left_home"
        case .cameHome: "came_home"
        case .fumes(let peak): "fumes \(peak)"
        case .fumesGone: "fumes_gone"
        case .room(let room): "room \(room.rawValue)"
        case .seenFall(let isReal, let isCancelled):
            "\(isReal ? "seen" : "mistaken")_fall \(isCancelled ? "cancelled" : "stays")"
        case .fever(let tenths): "fever \(tenths)"
        case .feverGone: "fever_gone"
        case .pressure(let pressure): "pressure \(pressure.rawValue)"
        case .lies: "lies"
        case .found: "found"
        case .weak: "weak"
        case .risen: "risen"
        case .inHospital: "in_hospital"
        case .leftHospital: "left_hospital"
        }
    }

    init?(words text: some StringProtocol) {
        let words = text.split(separator: " ").map { String($0) }
        guard let first = words.first else { return nil }
        let second = words.count > 1 ? words[1] : ""
        let number = Int64(second)
        switch (first, number) {
        case ("press", _): self = .press(isGenuine: second == "genuine")
        case ("test_press", _): self = .testPress
        case ("fall", _): self = .fall(isCancelled: second == "cancelled")
        case ("smoke", _): self = .smoke
        case ("gas", _): self = .gas
        case ("carbon_monoxide", _): self = .carbonMonoxide
        case ("water", _): self = .water
        case ("tamper", _): self = .tamper
        case ("into_bed", _): self = .intoBed
        case ("out_of_bed", _): self = .outOfBed(isRising: second == "rising")
        case ("wet", .some(let level)): self = .wet(level: level)
        case ("dry", _): self = .dry
        case ("dose_taken", .some(let slot)): self = .doseTaken(slot: slot)
        case ("dose_missed", .some(let slot)): self = .doseMissed(slot: slot)
        case ("episode", _):
            guard let episode = VitalEpisode(rawValue: second) else { return nil }
            self = .episodeBegins(episode)
        case ("episode_ends", _): self = .episodeEnds
        case ("link_lost", _): self = .linkLost
        case ("link_back", _): self = .linkBack
        case ("low_battery", .some(let percent)): self = .lowBattery(percent: percent)
        case ("battery_hovers", _): self = .batteryHovers
        case ("heart_sticks", _): self = .heartSticks
        case ("heart_free", _): self = .heartFree
        case ("pad_flutters", _): self = .padFlutters
        case ("pad_steady", _): self = .padSteady
        case ("lost_at_radio", .some(let message)): self = .lostAtRadio(message: Int(message))
        case ("watch_off", _): self = .watchOff
        case ("watch_on", _): self = .watchOn
        default:
            guard let kind = Self.realLife(first, second, number) ?? Self.mishap(first, second, number) else {
                return nil
            }
            self = kind
        }
    }

    private static func realLife(_ first: String, _ second: String, _ number: Int64?) -> TruthKind? {
        switch (first, number) {
        case ("false_fall", _): .falseFall(isCancelled: second == "cancelled")
        case ("hearth_smoke", _): .hearthSmoke
        case ("wanders", _): .wanders
        case ("helpless", _): .helpless
        case ("safe", _): .safe
        case ("left_home", _): .leftHome
        case ("came_home", _): .cameHome
        case ("fumes", .some(let peak)): .fumes(peak: peak)
        case ("fumes_gone", _): .fumesGone
        case ("room", _): RoomClass(rawValue: second).map { .room($0) }
        default: nil
        }
    }

    private static func mishap(_ first: String, _ second: String, _ number: Int64?) -> TruthKind? {
        switch (first, number) {
        case ("seen_fall", _): .seenFall(isReal: true, isCancelled: second == "cancelled")
        case ("mistaken_fall", _): .seenFall(isReal: false, isCancelled: second == "cancelled")
        case ("fever", .some(let tenths)): .fever(tenths: tenths)
        case ("fever_gone", _): .feverGone
        case ("pressure", _): PressureClass(rawValue: second).map { .pressure($0) }
        case ("lies", _): .lies
        case ("found", _): .found
        case ("weak", _): .weak
        case ("risen", _): .risen
        case ("in_hospital", _): .inHospital
        case ("left_hospital", _): .leftHospital
        default: nil
        }
    }
}
