/// Where a value came from.
public enum ConfigurationSource: Sendable, Equatable, CustomStringConvertible {
    /// The command line; the flag as typed.
    case flag(String)
    /// The environment; the variable's name.
    case environment(String)
    /// The configuration file, with line and column from 1.
    case file(path: String, line: Int, column: Int)
    /// Nobody set it.
    case standard

    /// `FILE:LINE:COLUMN` for a value of the file, empty otherwise.
    var position: String {
        guard case .file(let path, let line, let column) = self else { return "" }
        return "\(path):\(line):\(column)"
    }

    /// The source as `check --effective` prints it.
    public var description: String {
        switch self {
        case .flag(let name): "flag \(name)"
        case .environment(let name): "environment \(name)"
        case .file(let path, let line, let column): "file \(path):\(line):\(column)"
        case .standard: "default"
        }
    }
}
