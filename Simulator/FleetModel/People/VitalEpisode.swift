public import SimKit

/// An illness that comes on in bed, follows a script and passes.
public enum VitalEpisode: String, CaseIterable, Sendable {
    /// The heart beats 140 times a minute at rest.
    case fastHeart = "fast_heart"
    /// The heart beats 37 times a minute.
    case slowHeart = "slow_heart"
    /// 32 breaths a minute.
    case fastBreath = "fast_breath"
    /// Breathing stops for two and a half minutes.
    case apnea
    /// The mattress finds neither heart nor breath for two minutes.
    case silence
    /// Oxygen saturation of 82 per cent, on the wrist.
    case lowOxygen = "low_oxygen"

    /// How long it lasts.
    public var length: TimeSpan {
        switch self {
        case .fastHeart, .slowHeart, .fastBreath, .lowOxygen: .minutes(16)
        case .apnea: .seconds(150)
        case .silence: .seconds(120)
        }
    }

    /// Whether the watch sees it; the others show on the mattress.
    public var showsOnWatch: Bool { self == .lowOxygen }

    /// How long a change takes to come and to go, so that no value jumps to half or double of the one before.
    static let ramp = TimeSpan.seconds(60)
}
