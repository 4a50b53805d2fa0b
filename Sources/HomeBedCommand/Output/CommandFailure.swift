/// Why a command ends without success, in lines for the operator.
struct CommandFailure: Error, Equatable {
    let status: ExitStatus
    let lines: [String]

    init(_ status: ExitStatus, _ lines: [String]) {
        self.status = status
        self.lines = lines
    }

    init(_ status: ExitStatus, _ line: String) { self.init(status, [line]) }
}
