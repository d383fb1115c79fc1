using CsCheck;
using EmailSync.Domain.Recording;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Domain;

public sealed class BodySplitterTests
{
    private const int Limit = 60;

    [Theory, Rule("R2")]
    [InlineData(60, 1)]
    [InlineData(61, 2)]
    public void What_fits_stays_whole(int length, int parts) => Assert.Equal(parts, Split(new string('x', length)).Count);

    [Theory, Rule("R2")]
    [InlineData(56, true)]
    [InlineData(57, false)]
    public void A_line_break_counts_as_two(int letters, bool isWhole) => Assert.Equal(isWhole, Split("a\nb" + new string('x', letters)).Count == 1);

    [Fact, Rule("R2")]
    public void It_is_cut_at_a_paragraph_before_a_line_and_at_a_line_before_a_word()
    {
        Assert.Equal("one two three four five six", Split("one two three four five six\n\nseven\neight nine ten eleven twelve thirteen")[0]);
        Assert.Equal("one two three four five six", Split("one two three four five six\nseven eight nine ten eleven twelve thirteen")[0]);
        Assert.Equal("one two three four five six seven eight nine", Split("one two three four five six seven eight nine ten eleven twelve")[0]);
    }

    [Fact, Rule("R2")]
    public void A_paragraph_or_a_line_in_the_first_half_is_no_place_to_cut()
    {
        Assert.Equal("one\n\ntwo three four five six seven eight nine", Split("one\n\ntwo three four five six seven eight nine ten eleven twelve")[0]);
        Assert.Equal("one\ntwo three four five six seven eight nine", Split("one\ntwo three four five six seven eight nine ten eleven twelve")[0]);
    }

    [Fact, Rule("R2")]
    public void The_space_at_a_cut_begins_no_part() =>
        Assert.Equal("ten eleven twelve thirteen", Split("one two three four five six seven eight nine  ten eleven twelve thirteen")[1]);

    [Theory, Rule("R2")]
    [InlineData(14, 0)]
    [InlineData(15, 2)]
    public void The_first_part_takes_text_from_two_characters_on(int firstLimit, int taken) =>
        Assert.Equal(taken, BodySplitter.Split(new string('x', 100), firstLimit, Limit)[0].Length);

    [Fact, Rule("R2")]
    public void A_word_longer_than_a_part_is_cut_between_characters()
    {
        var family = "👨‍👩‍👧";

        var parts = Split(string.Concat(Enumerable.Repeat(family, 20)));

        Assert.All(parts, part => Assert.Equal(0, part.Length % family.Length));
    }

    [Fact, Rule("R2")]
    public void One_character_longer_than_a_part_is_cut_between_its_code_points()
    {
        var endless = "a" + string.Concat(Enumerable.Repeat("\U000E0101", 80));

        Assert.All(Split(endless), part => Assert.DoesNotContain('\uFFFD', RoundTrip(part)));
    }

    [Fact, Rule("R2")]
    public void The_indentation_after_a_cut_stays() =>
        Assert.Equal("    indented, and long enough to be cut", Split("one two three four five six\n\n    indented, and long enough to be cut")[1]);

    [Fact, Rule("R2")]
    public void Where_the_head_leaves_no_room_the_body_begins_in_the_second_part()
    {
        var parts = BodySplitter.Split(new string('x', 100), 10, Limit);

        Assert.Equal(("", 47), (parts[0], parts[1].Length));
    }

    [Fact, Rule("R2")]
    public void The_mark_has_room_even_of_ten_thousand_parts() =>
        Assert.Equal(BodySplitter.MarkSpace, BodySplitter.SizeOf(BodySplitter.Mark(9_999, 9_999) + "\n"));

    [Fact, Rule("R2")]
    public void Put_together_the_parts_are_the_body_but_for_white_space_at_the_cuts()
    {
        string[] pieces = ["a", "word", " ", "\n", "\n\n", "   ", "\t", "é", "e\u0301", "😀", "👨‍👩‍👧", "漢字", "🇩🇪", new string('x', 70)];
        var body = Gen.Int[0, pieces.Length - 1].Array[0, 60].Select(chosen => FieldText.Body(string.Concat(chosen.Select(i => pieces[i]))));

        Gen.Select(body, Gen.Int[0, 80], Gen.Int[32, 80]).Sample((text, first, limit) =>
        {
            var parts = BodySplitter.Split(text, first, limit);
            var room = parts.Count == 1 ? 0 : BodySplitter.MarkSpace;
            return WithoutWhiteSpace(string.Concat(parts)) == WithoutWhiteSpace(text)
                && parts.All(part => RoundTrip(part) == part)
                && parts.Select((part, i) => BodySplitter.SizeOf(part) <= Math.Max(0, (i == 0 ? first : limit) - room)).All(fits => fits)
                && parts.Skip(1).All(part => part.Length > 0)
                && IsTextButForGaps(text, parts);
        });
    }

    [Fact, Rule("B2"), Trait(Load.Name, Load.Heavy)]
    public void A_body_of_ten_megabytes_is_split_in_little_time()
    {
        var body = string.Concat(Enumerable.Repeat("A line of a very long message.\n", 330_000)).TrimEnd();

        Assert.InRange(BodySplitter.Split(body, 31_000, 32_000).Count, 320, 340);
    }

    // Each part stands in the text, in order, with nothing but white space between.
    private static bool IsTextButForGaps(string text, IReadOnlyList<string> parts)
    {
        var at = 0;
        foreach (var part in parts)
        {
            var start = text.IndexOf(part, at, StringComparison.Ordinal);
            if (start < 0 || !string.IsNullOrWhiteSpace(text[at..start]))
            {
                return false;
            }

            at = start + part.Length;
        }

        return at == text.Length;
    }

    private static string WithoutWhiteSpace(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static string RoundTrip(string text) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));

    private static IReadOnlyList<string> Split(string text) => BodySplitter.Split(text, Limit, Limit);
}
