import CareHTTP
import CareNotify
import CareProfiles
import CareStore
import Gateway
import Mosquitto

/// How `homebed` ends; scripts read these numbers. Values from 64 on are those of sysexits.h where it has a word.
enum ExitStatus: Int32, CaseIterable, Error {
    /// Done; of `check` and `doctor`: nothing is wrong.
    case success = 0
    /// Refused by the gateway's rules, or `check` and `doctor` found something wrong. Nothing was changed.
    case refused = 1
    /// The command line is wrong.
    case usage = 64
    /// A file or payload that was given is wrong.
    case badData = 65
    /// What was named is not there: a file, a device, a profile.
    case noInput = 66
    /// Neither a running gateway nor the database, or no broker, can be reached.
    case unavailable = 69
    /// A mistake of the program.
    case software = 70
    /// A file could not be written.
    case cannotCreate = 73
    /// Busy, or no answer in time: try again.
    case temporary = 75
    /// `serve`: another holder of the client id took the session over again and again.
    case takenOver = 76
    /// `serve`: another gateway's heartbeat is alive; `--take-over` insists.
    case otherGateway = 77
    /// The configuration or the profiles are wrong.
    case configuration = 78

    /// What each number means, for the help.
    var meaning: String {
        switch self {
        case .success: "done"
        case .refused: "refused, or something was found wrong; nothing was changed"
        case .usage: "wrong command line"
        case .badData: "wrong input data"
        case .noInput: "what was named does not exist"
        case .unavailable: "no gateway, database or broker can be reached"
        case .software: "a mistake of the program"
        case .cannotCreate: "a file could not be written"
        case .temporary: "busy or timed out: try again"
        case .takenOver: "serve: another client takes the sessions over"
        case .otherGateway: "serve: another gateway is alive"
        case .configuration: "wrong configuration or profiles"
        }
    }

    static let discussion =
        "Exit codes: " + allCases.map { "\($0.rawValue) \($0.meaning)" }.joined(separator: ", ") + "."

    /// How an error from below ends the program; `nil` for those of the command line.
    init?(of error: any Error) {
        switch error {
        case let error as StoreError:
            switch error.kind {
            case .locked, .interrupted: self = .temporary
            case .newer, .older, .foreign, .damaged, .unusable: self = .unavailable
            }
        case let error as ControlError:
            switch error {
            case .timedOut, .refused: self = .temporary
            case .requestTooLong: self = .badData
            default: self = .unavailable
            }
        case let error as GatewayError:
            switch error.kind {
            case .configuration: self = .configuration
            case .database: self = .unavailable
            case .clock: self = .temporary
            case .otherGateway: self = .otherGateway
            case .takenOver: self = .takenOver
            }
        case is ConfigurationFaults, is ProfileFaults, is InterfaceError: self = .configuration
        case is ProfileLoader.ReadError: self = .noInput
        case is ChannelFileError: self = .noInput
        case is MosquittoError: self = .unavailable
        default: return nil
        }
    }
}
