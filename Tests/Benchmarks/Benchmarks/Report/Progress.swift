import Foundation

/// What a run tells while it goes on.
enum Progress {
    /// One line on standard error.
    static func say(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
}
