/// One thing that is wrong with a file of records.
public struct RecordFileFault: Error, Sendable, Equatable {
    /// The line from 1, the header included; 0 where the file as a whole is wrong.
    public let line: Int
    /// The column, what may stand there and what does. Never the value of a private field.
    public let fault: RecordFault

    /// Makes a fault.
    public init(line: Int, _ fault: RecordFault) {
        self.line = line
        self.fault = fault
    }

    /// `residents.csv:7: identityNumber: expected …, found …; …`.
    public func text(in file: String) -> String {
        line == 0 ? "\(file): \(fault.text)" : "\(file):\(line): \(fault.text)"
    }
}
