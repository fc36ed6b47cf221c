# Completion of dealcalc for fish. The program says what may stand next: dealcalc completion words.

function __dealcalc_words
    set -l before (commandline -opc)
    set -l current (commandline -ct)
    set -l option (string match -r -- '^--[^=]*=' $current)
    set -l program (string replace -r -- '^~/' $HOME/ $before[1])
    for line in ($program completion words -- $before[2..-1] $current 2>/dev/null)
        switch $line
            case ':files'
                printf '%s\n' "$option"(__fish_complete_path (string replace -r -- '^--[^=]*=' '' $current))
            case ':deals'
                __fish_complete_suffix .json
            case '*'
                echo $line
        end
    end
end

complete -c dealcalc -f -a '(__dealcalc_words)'
