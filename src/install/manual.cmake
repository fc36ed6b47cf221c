# Writes the page of every command and topic, as it is and compressed: cmake -DPROGRAM=... -DFOLDER=... -P manual.cmake
# PROGRAM may be a list, an emulator first.

cmake_minimum_required(VERSION 3.25)
set(ENV{LLVM_PROFILE_FILE} /dev/null)  # a build for coverage shall not count this
list(REMOVE_ITEM PROGRAM "")
find_program(gzip gzip)
file(REMOVE_RECURSE ${FOLDER}/plain ${FOLDER}/compressed)

# write_page(name word...): what `dealcalc man word...` prints, in the section that it names: ".TH DEALCALC\-CHECK 1".
function(write_page name)
    execute_process(COMMAND ${PROGRAM} man ${ARGN} OUTPUT_VARIABLE page COMMAND_ERROR_IS_FATAL ANY)
    string(REGEX REPLACE "^[.]TH [^ ]+ ([17]) .*" "\\1" section "${page}")
    set(file man${section}/${name}.${section})
    execute_process(COMMAND ${PROGRAM} man ${ARGN} -o ${FOLDER}/plain/${file} COMMAND_ERROR_IS_FATAL ANY)
    if(gzip)
        execute_process(COMMAND ${gzip} -9nc ${FOLDER}/plain/${file} OUTPUT_FILE ${FOLDER}/compressed/${file}.gz
            COMMAND_ERROR_IS_FATAL ANY)
    endif()
endfunction()

foreach(section man1 man7)
    file(MAKE_DIRECTORY ${FOLDER}/plain/${section} ${FOLDER}/compressed/${section})
endforeach()
# A line is a word, a tab, and what it means.
execute_process(COMMAND ${PROGRAM} completion words man "" OUTPUT_VARIABLE listing COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "[a-z-]+\t" pages "${listing}")
write_page(dealcalc)
foreach(page IN LISTS pages)
    string(STRIP ${page} page)
    write_page(dealcalc-${page} ${page})
endforeach()
