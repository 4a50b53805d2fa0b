import CareRecords

/// Why a command ends without success, in lines for the operator.
struct CommandFailure: Error, Equatable {
    let status: ExitStatus
    let lines: [String]

    init(_ status: ExitStatus, _ lines: [String]) {
        self.status = status
        self.lines = lines
    }

    init(_ status: ExitStatus, _ line: String) { self.init(status, [line]) }

    /// Ends the command when something is wrong with the file that it was given: all of it is told.
    static func check(_ faults: [RecordFileFault], in file: String) throws {
        guard faults.isEmpty else {
            throw CommandFailure(.badData, faults.map { $0.text(in: file) } + ["nothing was imported"])
        }
    }
}
