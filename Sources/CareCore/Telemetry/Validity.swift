/// Whether a reading may be believed. Invalid is neither false nor zero.
///
/// Raw values are stored and never change.
public enum Validity: UInt8, CaseIterable, Sendable {
    /// Within the profile's plausible range.
    case valid = 0
    /// Outside the plausible range of the metric.
    case implausible = 1
    /// One of the values by which the model says "no measurement" (0, 127, 255).
    case invalidMarker = 2
    /// Not what the profile says of the metric: text for a number, an unknown state name.
    case wrongType = 3
    /// Contradicted by another value of the message: systolic not above diastolic, a position at 0,0.
    case inconsistent = 4
    /// A jump to half or double the rate without movement: a harmonic of the true rate.
    case harmonic = 5
}

extension Validity {
    /// The word in JSON output and in documents.
    public var name: String {
        switch self {
        case .valid: "valid"
        case .implausible: "implausible"
        case .invalidMarker: "invalid_marker"
        case .wrongType: "wrong_type"
        case .inconsistent: "inconsistent"
        case .harmonic: "harmonic"
        }
    }
}
