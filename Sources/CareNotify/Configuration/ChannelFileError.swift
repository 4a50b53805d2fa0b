/// A file of channels that cannot be read at all.
package struct ChannelFileError: Error, CustomStringConvertible {
    let text: String

    package var description: String { text }
}
