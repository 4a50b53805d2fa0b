extension TextEncoding {
    /// The text of a file in UTF-8, and how it lies in the file's bytes.
    /// - Parameters:
    ///   - bytes: The file.
    ///   - longest: Bytes of the longest file that is taken.
    ///   - decodeGB18030: The text of bytes in GB18030, which takes a table of the system's; `nil` for bytes that are
    ///     none.
    /// - Returns: The text and its encoding.
    /// - Throws: What the file is instead.
    public static func read(
        _ bytes: [UInt8], atMost longest: Int, decodeGB18030: ([UInt8]) -> String?
    ) throws(RecordFault) -> (text: [UInt8], encoding: TextEncoding) {
        guard bytes.count <= longest else {
            throw RecordFault("", expected: "at most \(longest) bytes", found: "\(bytes.count)", hint: "split the file")
        }
        let encoding = try detect(bytes)
        guard encoding == .gb18030 else { return (bytes, encoding) }
        guard let text = decodeGB18030(bytes), !text.unicodeScalars.contains("\u{FFFD}") else {
            throw RecordFault(
                "", expected: wanted, found: "bytes that are no characters of either",
                hint: "save the file as UTF-8 (in Excel: CSV UTF-8)")
        }
        return (Array(text.utf8), encoding)
    }
}
