using System.Net;
using System.Text;
using MimeKit.Text;

namespace EmailSync.Sandbox.Graph;

/// <summary>HTML to text and back, roughly as Exchange does it: blocks become lines, list items get a mark, links keep their address.</summary>
internal static class HtmlText
{
    public static string Wrap(string text) =>
        "<html><head>\r\n<meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\"></head><body>\r\n"
        + $"<div class=\"PlainText\">{WebUtility.HtmlEncode(text).Replace("\r\n", "<br>\r\n", StringComparison.Ordinal)}</div>\r\n</body></html>\r\n";

    public static string Convert(string html)
    {
        var text = new Writer();
        var skipped = HtmlTagId.Unknown;
        var link = "";
        using var reader = new StringReader(html);
        var tokens = new HtmlTokenizer(reader) { DecodeCharacterReferences = true };
        while (tokens.ReadNextToken(out var token))
        {
            if (token is HtmlTagToken tag)
            {
                if (tag.Id is HtmlTagId.Script or HtmlTagId.Style or HtmlTagId.Head or HtmlTagId.Title)
                    skipped = tag.IsEndTag && tag.Id == skipped ? HtmlTagId.Unknown : skipped == HtmlTagId.Unknown && !tag.IsEndTag ? tag.Id : skipped;
                else if (tag.Id == HtmlTagId.A)
                    link = Link(text, tag, link);
                else if (skipped == HtmlTagId.Unknown)
                    Break(text, tag);
            }
            else if (token is HtmlDataToken data and not HtmlCDataToken && skipped == HtmlTagId.Unknown)
            {
                text.Words(data.Data);
            }
        }

        return text.ToString();
    }

    private static string Link(Writer text, HtmlTagToken tag, string open)
    {
        if (!tag.IsEndTag)
            return tag.Attributes.FirstOrDefault(a => a.Id == HtmlAttributeId.Href)?.Value is { } address && address.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? address : "";
        if (open.Length > 0)
            text.Words($"<{open}>");
        return "";
    }

    private static void Break(Writer text, HtmlTagToken tag)
    {
        switch (tag.Id)
        {
            case HtmlTagId.Br:
                text.Line();
                break;
            case HtmlTagId.P or HtmlTagId.H1 or HtmlTagId.H2 or HtmlTagId.H3 or HtmlTagId.H4 or HtmlTagId.BlockQuote or HtmlTagId.Table
                or HtmlTagId.UL or HtmlTagId.OL:
                text.Lines(2);
                break;
            case HtmlTagId.Div or HtmlTagId.TR or HtmlTagId.Body:
                text.Lines(1);
                break;
            case HtmlTagId.HR when !tag.IsEndTag:
                text.Lines(1);
                text.Words("________________________________");
                text.Lines(1);
                break;
            case HtmlTagId.LI when !tag.IsEndTag:
                text.Lines(1);
                text.Words("* ");
                break;
            case HtmlTagId.TD or HtmlTagId.TH when tag.IsEndTag:
                text.Words(" ");
                break;
        }
    }

    /// <summary>Collapses white space as a browser does, and never opens with an empty line.</summary>
    private sealed class Writer
    {
        private readonly StringBuilder _text = new();
        private int _ends;
        private bool _space;

        public void Words(string data)
        {
            foreach (var c in data)
            {
                if (c is ' ' or '\t' or '\r' or '\n')
                {
                    _space = true;
                    continue;
                }

                if (_space && _ends == 0 && _text.Length > 0)
                    _text.Append(' ');
                _text.Append(c == '\u00A0' ? ' ' : c);
                (_space, _ends) = (false, 0);
            }
        }

        public void Line()
        {
            _text.Append('\n');
            (_space, _ends) = (false, _ends + 1);
        }

        public void Lines(int wanted)
        {
            while (_text.Length > 0 && _ends < wanted)
                Line();
        }

        public override string ToString() => _text.ToString();
    }
}
